// Do readers keep letters and their marks together?  Every word with a mark
// that the structure of a file gives has to stand in what they give back.

import { checkPath, plain } from './check.mjs';
import { readers } from './readers.mjs';

const words = (s) => plain(s).match(/\p{L}[\p{L}\p{M}]*\p{M}[\p{L}\p{M}]*/gu) ?? [];

// Their number, and those that poppler and pdf.js lose; 'blocks' are of
// checkPath().
export async function tornWords(path, blocks = null) {
	const known = blocks ?? (await checkPath(path)).blocks;
	const all = known.filter(([type]) => type !== 'Figure').flatMap(([, s]) => words(s));
	const torn = {};

	for (const name of ['pdftotext', 'pdf.js']) {
		const text = plain(await readers[name](path)).replace(/\s+/g, ' ');

		torn[name] = all.filter((w) => !text.includes(w));
	}
	return { words: all.length, torn };
}
