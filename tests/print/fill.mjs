// How full sheets are: of the pages of leaflets but the last ones, how much of
// the height of the body has something on it.

import { run } from './pdf.mjs';

const top = 28.3, bottom = 42.5; // margins of the body [pt]
const full = 0.8;

// Of each page of a file how far down its body goes, from 0 to 1.
async function filled(path) {
	const { stdout } = await run('pdftotext', ['-bbox', path, '-']);

	return stdout.toString().split('<page ').slice(1).map((page) => {
		const height = Number(page.match(/height="([\d.]+)"/)[1]);
		const ends = [...page.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)"/g)]
		    .filter(([, y]) => Number(y) < height - bottom)
		    .map(([, , y]) => Number(y));

		return (Math.max(top, ...ends) - top) / (height - bottom - top);
	});
}

// Of these files: how many pages there are before the last ones, and how many
// of them are full.
async function measureFill(paths) {
	const told = { pages: 0, full: 0 };

	for (const path of paths) {
		const pages = (await filled(path)).slice(0, -1);

		told.pages += pages.length;
		told.full += pages.filter((p) => p >= full).length;
	}
	return told;
}

export { measureFill };
