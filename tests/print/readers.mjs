// The text of a PDF as other people's readers give it back.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { run } from './pdf.mjs';

const require = createRequire(import.meta.url);
const assets = require.resolve('pdfjs-dist/package.json').replace('package.json', '');

// Poppler puts a stretch that runs the other way between U+202A or U+202B and
// U+202C, blanks at its end included: a word ends where the direction changes.
async function poppler(path) {
	const { stdout } = await run('pdftotext', [path, '-']);

	return stdout.toString().replace(/[\u202A-\u202C]/g, ' ');
}

// Items of a page.  Those that stand apart as far as pdf.js itself takes for a
// blank are not one word: in its viewer they are spans of their own.
function joined(items) {
	let text = '', last = null;

	for (const { str, width, transform, hasEOL } of items) {
		const [, , , em, x, y] = transform;

		if (str !== '' && last !== null && (Math.abs(y - last.y) > em / 2 ||
		    Math.max(x - last.to, last.from - x - width) > 0.1 * em))
			text += ' ';
		text += str + (hasEOL ? '\n' : '');
		if (str !== '')
			last = { from: x, to: x + width, y };
	}
	return text;
}

async function onePdfjs(path) {
	const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
	const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)),
		cMapUrl: `${assets}cmaps/`, standardFontDataUrl: `${assets}standard_fonts/`,
		verbosity: 0 }).promise;
	const pages = [];

	for (let i = 1; i <= pdf.numPages; i++)
		pages.push(joined((await (await pdf.getPage(i)).getTextContent()).items));
	await pdf.destroy();
	return pages.join('\n');
}

// One document at a time: it counts the pages of all that are open in one place.
let turn = Promise.resolve();
function pdfjs(path) {
	return turn = turn.catch(() => {}).then(() => onePdfjs(path));
}

// What runs from right to left comes as it stands on the page.
async function mupdf(path) {
	const { stdout } = await run('mutool', ['draw', '-q', '-F', 'txt', '-o', '-', path]);

	return stdout.toString().replace(/\p{M}*[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}]*/gu,
	    (s) => [...s].reverse().join(''));
}

// That of Chromium, in one piece of memory for all files.
let library = null;
async function pdfium(path) {
	const { PDFiumLibrary } = await import('@hyzyla/pdfium');
	const document = await (await (library ??= PDFiumLibrary.init()))
	    .loadDocument(readFileSync(path));
	const text = [...document.pages()].map((page) => page.getText()).join('\n');

	document.destroy();
	return text;
}

export const readers = { pdftotext: poppler, mutool: mupdf, 'pdf.js': pdfjs, pdfium };
