// What is done to paper when it has left the printer: cards and signs are cut, booklets and
// leaflets folded.  Sheets are looked at as ink, five dots a millimetre, and words where poppler finds them;
// nothing of this knows how they were set.

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from './pdf.mjs';

const program = process.env.WEGWEISER ?? 'compiler/wegweiser';

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
	    [...page.matchAll(/xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)]
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

// Signs for doors, four on a sheet A4: the number of a room in each quarter, and
// where the knife goes nothing but marks.
const across = 148.5, downwards = 105;

function badQuarters(sheet, found) {
	const wrong = [], marks = [[across, 3.5], [across, downwards - 3],
	    [across, downwards], [across, 203.5]].map(([x, y]) => [x - 0.3, y + 0.5, x + 0.3, y + 2.5])
	    .concat([[3.5, downwards], [across - 3, downwards], [across, downwards],
		[290.5, downwards]].map(([x, y]) => [x + 0.5, y - 0.3, x + 2.5, y + 0.3]));

	for (const mark of marks)
		if (!sheet.ink(...mark))
			wrong.push(`no mark at ${mark}`);
	for (const [from, to] of [[7, downwards - 3.3], [downwards + 3.3, 203]])
		if (sheet.ink(across - 5, from, across + 5, to))
			wrong.push('ink at the cut down');
	for (const [from, to] of [[7, across - 3.3], [across + 3.3, 290]])
		if (sheet.ink(from, downwards - 5, to, downwards + 5))
			wrong.push('ink at the cut across');
	const quarters = new Set(found.map((w) => (w.x > across) + 2 * (w.y > downwards)));

	return { wrong, signs: quarters.size };
}

async function checkDoors(path, rooms) {
	const pages = await sheets(path), found = await words(path);
	const all = pages.map((p, i) => badQuarters(p, found[i]));
	const signs = all.reduce((n, q) => n + q.signs, 0);
	const lost = rooms.filter((r) => !found.flat().some((w) => w.text === r));

	return [...all.flatMap((q) => q.wrong),
	    ...signs === rooms.length && lost.length === 0 ? [] :
		[`${signs} signs for ${rooms.length} rooms, without ${lost}`],
	    ...badQuarters(pages[0].moved(2), found[0]).wrong.length > 0 ? [] :
		['a cut through a sign is not found']];
}

// Booklets.  A dummy is folded: sheets A4, printed on both sides, are turned on
// the short edge, put into each other in their order and folded in the middle;
// then somebody leafs through it from the front, which is on the right, or on the
// left where one reads from right to left.  Which page each half shows, its words
// say: they are compared with those of the same book as single pages.
const half = 148.5;

// Where poppler parts words depends on where they stand: their letters count.
const letters = (found) => [...found.map((w) => w.text).join('')].sort().join('');
const halves = (found) => found.map((page) => [0, 1].map((side) =>
    letters(page.filter((w) => (w.x > half) === (side === 1)))));

// What one sees one after the other, in a booklet that opens to the left, or to
// the right.
function leafed(sides, rtl) {
	const front = rtl ? 0 : 1, pages = [];

	// A leaf is half a sheet: its back is the other half of the other side, as
	// the sheet is turned over the short edge.
	for (let s = 0; s < sides.length; s += 2)
		pages.push(sides[s][front], sides[s + 1][1 - front]);
	for (let s = sides.length - 2; s >= 0; s -= 2)
		pages.push(sides[s + 1][front], sides[s][1 - front]);
	return pages;
}

// Empty pages come before the last one.
function badOrder(pages, single) {
	const want = [...single.slice(0, -1),
		...Array(Math.max(0, pages.length - single.length)).fill(''), single.at(-1)];
	const at = want.findIndex((words, i) => words !== pages[i]);

	return pages.length % 4 !== 0 ? [`${pages.length} pages`] :
	    pages.length - single.length > 3 ? [`${pages.length} pages of ${single.length}`] :
	    at < 0 ? [] : [`page ${at + 1} is another`];
}

async function checkBooklet(path, id, rtl) {
	const folder = mkdtempSync(join(tmpdir(), 'wegweiser-paper-'));

	try {
		const alone = join(folder, 'pages.pdf');
		const made = await run(program, ['print', id, '--size=A5', '-q', '-o', alone]);

		if (!existsSync(alone))
			return [`no single pages: ${made.stderr}`];
		const single = (await words(alone)).map(letters);
		const sides = halves(await words(path)), ink = await sheets(path);

		return [...badOrder(leafed(sides, rtl), single),
		    ...ink.every((s) => s.ink(half - 0.4, 5, half + 0.4, 9) &&
			!s.ink(half - 4, 12, half + 4, 198)) ? [] : ['fold'],
		    // Bound on the wrong side, or with a sheet turned round, it is found.
		    ...badOrder(leafed(sides, !rtl), single).length > 0 &&
			badOrder(leafed([sides[1], sides[0], ...sides.slice(2)], rtl), single).length > 0 ?
			[] : ['a wrong order is not found']];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

// Leaflets DL.  Folded as a letter: the panel of 97 mm goes in first, so the
// title is the outermost one that opens last; what one reads then is inside, the
// panel that was folded in, and the back.  Where a language leads that is written
// from right to left, all is seen in a mirror.
const dl = [ // side, from, to [mm]: in the order of reading
	[0, 197, 297], [1, 0, 100], [1, 100, 200], [1, 200, 297],
	[0, 0, 97], [0, 97, 197]];
const turned = (panel, rtl) => rtl ?
    [panel[0], 297 - panel[2], 297 - panel[1]] : panel;

// What each panel says, line by line, without blanks.
const panelTexts = (found, rtl) => dl.map((p) => turned(p, rtl)).map(([side, from, to]) =>
    found[side].filter((w) => w.x > from && w.x < to)
	.sort((a, b) => Math.abs(a.y - b.y) > 1 ? a.y - b.y : a.x - b.x)
	.map((w) => w.text).join(''));

// Of a page: its title and those of its sections, in German.
function pageTitles(id) {
	const path = ['authorities', 'education', 'health', 'volunteers']
	    .map((area) => `content/pages/${area}/${id}.xml`).find((f) => existsSync(f));
	return titlesOf(readFileSync(path, 'utf8')
	    .replace(/<(note|tip|important|warning)\b[^]*?<\/\1>/g, ''));
}
const titlesOf = (source) => [...source.matchAll(/<title>([^<]*)<\/title>/g)]
    .map(([, t]) => t.replace(/\s/g, ''));

// Titles stand on panels in their order, the first one outside.
function badPanels(texts, titles) {
	const at = titles.map((t) => texts.findIndex((p) => p.includes(t)));

	return at[0] !== 0 ? ['the title is not outside'] :
	    at.some((panel, i) => panel < 0 || panel < at[i - 1]) ? [`panels ${at}`] :
	    texts[5].includes('Stand:') ? [] : ['the back is not there'];
}

async function checkFolded(path, titles, rtl) {
	const ink = await sheets(path), found = await words(path);
	const folds = ink.map((_, side) => dl.filter(([s]) => s === side)
	    .map((p) => turned(p, rtl)[1]).filter((x) => x > 0));
	const wrong = badPanels(panelTexts(found, rtl), titles);

	ink.forEach((sheet, side) => folds[side].forEach((x) => {
		if (!sheet.ink(x - 0.4, 5, x + 0.4, 9) || !sheet.ink(x - 0.4, 201, x + 0.4, 205))
			wrong.push(`no mark at ${x}`);
		if (sheet.ink(x - 4, 10, x + 4, 200))
			wrong.push(`ink in the fold ${x}`);
		// Turned on the short edge, the other side has a fold there, too.
		if (!folds[1 - side].includes(297 - x))
			wrong.push(`the fold ${x} does not meet`);
	}));
	return ink.length !== 2 ? [`${ink.length} sides`] :
	    [...wrong, ...badPanels(panelTexts(found, !rtl), titles).length > 0 ? [] :
		['panels in the wrong order are not found']];
}

// Led by a language that is written from right to left, and no other.
const right2left = new Set(readFileSync('locales/languages.tsv', 'utf8').split('\n')
    .map((l) => l.split('\t')).filter((l) => l.includes('rtl')).map((l) => l[0]));
const mirrored = (source) => /german="no"/.test(source) &&
    right2left.has(source.match(/languages="(\S+)"/)?.[1]);

const languagesOf = (source) => source.match(/languages="([^"]+)"/)?.[1].split(' ') ?? ['de'];

const kinds = [
	{ of: (s) => /product="cards"/.test(s) && !/marks="yes"/.test(s),
	    check: (path) => checkCards(path) },
	{ of: (s) => /product="door"/.test(s) && /size="A6"/.test(s) &&
		!/marks="yes"/.test(s),
	    check: (path, s) => checkDoors(path,
		[...s.matchAll(/<w:here room="([^"]*)"/g)].map(([, room]) => room)) },
	{ of: (s) => /size="DL"/.test(s) && !/fold="zigzag"/.test(s),
	    check: (path, s) => /product="programme"/.test(s) ?
		checkFolded(path, titlesOf(s), languagesOf(s).every((l) => right2left.has(l))) :
		checkFolded(path, pageTitles(s.match(/subject="([^"]*)"/)[1]), right2left.has(s.match(/languages="(\S+)"/)?.[1])) },
	{ of: (s) => /product="booklet"/.test(s) && /size="A4"/.test(s) &&
		!/marks="yes"/.test(s),
	    check: (path, s, id) => checkBooklet(path, id, mirrored(s)) },
];

const source = (id) => readFileSync(join('content/prints', `${id}.xml`), 'utf8');

// Ids of the prints that are cut or folded.
export const papers = () => readdirSync('content/prints').sort()
    .map((name) => name.replace(/\.xml$/, ''))
    .filter((id) => kinds.some((kind) => kind.of(source(id))));

// What is wrong with one.
export async function checkPaper(site, id) {
	const s = source(id), wrong = [];

	for (const kind of kinds)
		if (kind.of(s))
			wrong.push(...await kind.check(join(site, 'prints', `${id}.pdf`), s, id));
	return wrong;
}
