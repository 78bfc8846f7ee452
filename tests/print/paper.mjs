// What is done to paper when it has left the printer: cards are cut.  Sheets are
// looked at as ink, five dots a millimetre, and words where poppler finds them;
// nothing of this knows how they were set.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './pdf.mjs';

const DOTS = 5; // a millimetre: 127 dots an inch
const MM = 25.4 / 72;

// A sheet: is there ink in the rectangle [mm]?
class Sheet {
	constructor(width, height, bytes) {
		this.width = width;
		this.height = height;
		this.bytes = bytes;
	}

	ink(x0, y0, x1, y1) {
		const end = (v, most) => Math.min(most, Math.round(v * DOTS));

		for (let y = Math.max(0, Math.round(y0 * DOTS)); y < end(y1, this.height); y++)
			for (let x = Math.max(0, Math.round(x0 * DOTS)); x < end(x1, this.width); x++)
				if (this.bytes[y * this.width + x] < 160)
					return true;
		return false;
	}

	// Another one, whose ink is so far to the right.
	moved(mm) {
		const by = Math.round(mm * DOTS), bytes = Buffer.alloc(this.bytes.length, 255);

		for (let y = 0; y < this.height; y++)
			this.bytes.copy(bytes, y * this.width + by, y * this.width,
			    (y + 1) * this.width - by);
		return new Sheet(this.width, this.height, bytes);
	}
}

async function sheets(path) {
	const { stdout } = await run('pdftoppm', ['-gray', '-r', String(DOTS * 25.4), path]);
	const found = [];

	for (let at = 0; at < stdout.length;) {
		const [head, width, height] = stdout.subarray(at, at + 40).toString('latin1')
		    .match(/^P5\s(\d+)\s(\d+)\s\d+\s/);
		const size = width * height;

		at += head.length;
		found.push(new Sheet(Number(width), Number(height),
		    stdout.subarray(at, at + size)));
		at += size;
	}
	return found;
}

// Words of each page with their middles [mm].
async function words(path) {
	const { stdout } = await run('pdftotext', ['-bbox', path, '-']);

	return stdout.toString().split('<page ').slice(1).map((page) =>
	    [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)]
		.map(([, x0, y0, x1, y1, text]) => ({ text,
		    x: (Number(x0) + Number(x1)) / 2 * MM,
		    y: (Number(y0) + Number(y1)) / 2 * MM })));
}

// Cards: two across and five down, as reference cards are.
const card = { width: 85, height: 55, across: 2, down: 5, left: 20, top: 11 };
const lines = (from, step, n) => Array.from({ length: n + 1 }, (_, i) => from + i * step);
const ups = lines(card.left, card.width, card.across);
const downs = lines(card.top, card.height, card.down);
const right = ups.at(-1), foot = downs.at(-1);

// Where the marks of a sheet are that are not where one cuts.
function badMarks(sheet) {
	const wrong = [];

	for (const x of ups)
		for (const [y0, y1] of [[5, 8], [foot + 3, foot + 6]])
			if (!sheet.ink(x - 0.3, y0 + 0.5, x + 0.3, y1 - 0.5))
				wrong.push(`no mark at ${x}, ${y0}`);
	for (const y of downs)
		for (const [x0, x1] of [[12, 17], [right + 3, right + 8]])
			if (!sheet.ink(x0 + 0.5, y - 0.3, x1 - 0.5, y + 0.3))
				wrong.push(`no mark at ${x0}, ${y}`);
	// Where the knife goes there is nothing, and no ink close to it.
	for (const x of ups)
		if (sheet.ink(x - 2.9, card.top, x + 2.9, foot))
			wrong.push(`ink at the cut ${x} down`);
	for (const y of downs)
		if (sheet.ink(card.left, y - 2.9, right, y + (y === foot ? 1.5 : 2.9)))
			wrong.push(`ink at the cut ${y} across`);
	return wrong;
}

// Each of ten has the same words.
function badCards(found) {
	const cells = new Map();

	for (const w of found) {
		const c = Math.floor((w.x - card.left) / card.width);
		const r = Math.floor((w.y - card.top) / card.height);

		if (c >= 0 && c < card.across && r >= 0 && r < card.down)
			cells.set(`${r} ${c}`, [...cells.get(`${r} ${c}`) ?? [], w.text]);
	}
	const kinds = new Set([...cells.values()].map((list) => list.sort().join(' ')));

	return cells.size !== card.across * card.down ? [`${cells.size} cards`] :
	    kinds.size !== 1 ? [`${kinds.size} kinds of cards`] : [];
}

// Front and back: cut by the marks of one, both are cut well, as the sheet is
// turned on its long edge and the cuts lie the same from both sides.
function badSheets(pages) {
	return pages.length !== 2 ? [`${pages.length} pages`] :
	    pages.flatMap((p, i) => badMarks(p).map((w) => `page ${i + 1}: ${w}`));
}

async function checkCards(path) {
	const pages = await sheets(path), found = await words(path);

	return [...badSheets(pages), ...found.flatMap(badCards),
	    ...badSheets([pages[0], pages[1].moved(1)]).length > 0 ? [] :
		['a back that does not meet is not found']];
}

// Of the prints of a site those that are cut or folded.
export async function* checkPaper(site) {
	for (const name of readdirSync('content/prints').sort()) {
		const source = readFileSync(join('content/prints', name), 'utf8');
		const path = join(site, 'prints', name.replace(/xml$/, 'pdf'));

		if (/product="cards"/.test(source) && !/marks="yes"/.test(source))
			yield [path, await checkCards(path)];
	}
}
