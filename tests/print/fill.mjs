// How full sheets are: of the pages of leaflets but the last ones, how much of
// the height of the body has something on it; and how high address cards are.

import { run } from './pdf.mjs';

const top = 28.3, bottom = 42.5; // margins of the body [pt]
const full = 0.8;

// Of each page of a file how far down its body goes, from 0 to 1.
async function ends(path) {
	const { stdout } = await run('pdftotext', ['-bbox', path, '-']);

	return stdout.toString().split('<page ').slice(1).map((page) => {
		const height = Number(page.match(/height="([\d.]+)"/)[1]);
		const words = [...page.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)"/g)]
		    .filter(([, y]) => Number(y) < height - bottom)
		    .map(([, , y]) => Number(y));

		return (Math.max(top, ...words) - top) / (height - bottom - top);
	});
}

// How many pages a file has before the last one, and how many of them are full.
async function filled(path) {
	const pages = (await ends(path)).slice(0, -1);

	return { pages: pages.length, full: pages.filter((p) => p >= full).length };
}

// The heights of the cards of a leaflet A4 [mm]: what has a frame of half a
// millimetre, round corners of three, and begins at the left margin.
async function heights(path) {
	const { stdout } = await run('qpdf',
	    ['--qdf', '--object-streams=disable', path, '-']);

	return [...stdout.toString('latin1').matchAll(
	    /1\.417 w (48\.189 [\d.]+ m [\d.lmc \n]*?)h S/g)].map(([, frame]) => {
		const y = [...frame.matchAll(/[\d.]+ ([\d.]+) [lm]\s/g)]
		    .map((m) => Number(m[1]));

		return (Math.max(...y) - Math.min(...y)) * 25.4 / 72;
	});
}

export { filled, heights };
