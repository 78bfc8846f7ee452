// Every PDF below the folders named: is it what it says (check.mjs), and is the
// text that its structure gives that of the model, block by block (source.mjs)?
// Of every shape of file: does qpdf find it sound, and does poppler draw it
// without a word?  Then the samples of the unit tests, whose texts are known and
// whose bytes are the same everywhere, the mutants, and every product in each size
// and way to print it (products.mjs).  See run.sh.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
    statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { checkPath, plain } from './check.mjs';
import { filled, heights } from './fill.mjs';
import { markedWords, tellMarked } from './marks.mjs';
import { testMutants } from './mutants.mjs';
import { checkPaper, papers } from './paper.mjs';
import { run } from './pdf.mjs';
import { answer, dealOut } from './pool.mjs';
import { checkProducts } from './products.mjs';
import { posterType } from './sizes.mjs';
import { Source, compareSource } from './source.mjs';

const unit = process.env.UNIT ?? 'compiler/.obj/plain/unit';

// What is told of a task, and in the end of all.
const nothing = () => ({ passed: 0, failed: 0, shapes: 0, marked: [],
	pages: 0, full: 0, cards: 0, heights: [] });
let told = nothing();

function report(name, wrong) {
	if (wrong === null) {
		told.passed++;
	} else {
		told.failed++;
		console.log(`${name}: ${wrong}`);
	}
}

function* pdfs(path) {
	if (!existsSync(path))
		return;
	if (statSync(path).isDirectory())
		for (const name of readdirSync(path).sort())
			yield* pdfs(join(path, name));
	else if (path.endsWith('.pdf'))
		yield path;
}

const shapes = new Set();

// The card of a place stands on one page of a leaflet.
function brokenCards(known, path, cards) {
	const places = /\/leaflets\//.test(path) ?
	    cards.filter(({ name }) => known.isPlace(plain(name))) : [];

	told.cards += places.length;
	return places.filter(({ pages }) => pages > 1)
	    .map(({ name }) => `the card of ${name} is on two pages`);
}

async function checkOne(path, known = null) {
	const { failures, blocks, shape, cards } = await checkPath(path);
	const wrong = [...failures];

	if (known === null || !shapes.has(shape)) {
		const sound = await run('qpdf', ['--check', path]);
		const drawn = await run('pdftoppm', ['-r', '36', path]);

		if (!shapes.has(shape))
			told.shapes++;
		shapes.add(shape);
		if (sound.status !== 0)
			wrong.push(`qpdf: ${sound.stderr.trim()}`);
		if (drawn.status !== 0 || drawn.stderr !== '')
			wrong.push(`pdftoppm: ${drawn.stderr.trim()}`);
		else if (drawn.stdout.length === 0)
			wrong.push('pdftoppm: no page');
	}
	if (known !== null) {
		wrong.push(...compareSource(known, path, blocks));
		wrong.push(...brokenCards(known, path, cards));
	}
	report(path, wrong.length > 0 ? wrong.join(`\n${path}: `) : null);
	return blocks;
}

// The text that the structure tree gives is the text that was set.
function compare(name, blocks, expected) {
	const want = expected.split('\n').slice(0, -1).map(plain);
	const got = blocks.map(([type, s]) => `${type} ${s}`.trimEnd());
	const at = want.findIndex((line, i) => line !== got[i]);

	if (at >= 0)
		report(`${name}: text`, `block ${at + 1} is ${JSON.stringify(got[at])
		    }, not ${JSON.stringify(want[at])}`);
	else if (want.length !== got.length)
		report(`${name}: text`, `${got.length} blocks, not ${want.length}`);
	else
		report(`${name}: text`, null);
}

// Scripts that poppler gives back in the order of reading; right-to-left lines
// come as on the screen.
const simple = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Ethiopic}\p{sc=Georgian}\p{sc=Armenian}\p{sc=Han}\p{sc=Common}]+$/u;

async function checkPoppler(path, expected) {
	const { stdout } = await run('pdftotext', ['-raw', path, '-']);
	const page = plain(stdout.toString()).replace(/\s+/g, ' ');
	const lost = expected.split('\n')
	    .filter((line) => !line.startsWith('Figure ') && simple.test(line))
	    .flatMap((line) => plain(line).split(/\s+/).slice(1))
	    .filter((word) => !page.replace(/ /g, '').includes(word));

	report(`${basename(path)}: pdftotext`, lost.length > 0 ?
	    `does not give ${lost.join(', ')}` : null);
}

function makeSamples(folder, env) {
	mkdirSync(folder);
	const { status, stdout } = spawnSync(unit, ['pdf'],
	    { env: { ...process.env, ...env, WG_PDF_SAMPLES: folder } });

	report(`samples, ${env.TZ}`, status === 0 ? null :
	    `${unit}: ${status} ${stdout}`);
	return status === 0;
}

async function checkSamples(folder) {
	const here = join(folder, 'here'), there = join(folder, 'elsewhere');

	if (!makeSamples(here, { TZ: 'UTC', LC_ALL: 'C' }) ||
	    !makeSamples(there,
		{ TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8' }))
		return;
	for (const path of pdfs(here)) {
		const expected = readFileSync(path.replace(/pdf$/, 'txt'), 'utf8');
		const twin = readFileSync(join(there, basename(path)));

		report(`${basename(path)}: bytes`, readFileSync(path).equals(twin) ?
		    null : 'differ in another folder, time zone and locale');
		compare(basename(path), await checkOne(path), expected);
		await checkPoppler(path, expected);
	}
	await testMutants(join(here, 'everything.pdf'), folder,
	    (name, wrong) => report(`mutant, ${name}`, wrong));
}

// Words with marks, in the files that have most of them.
const marked = /prints\/(schriftprobe|handbuch-ar)\.pdf$|leaflets\/(de\+)?(ar|fa|ur)\/[a-g]/;
// How much white is left on sheets that others follow: half a card that is moved
// to the next one is, a paragraph is not.
const measured = /leaflets\/(de|ar|de\+ar)\//;
const framed = /leaflets\/de\+(ar|uk)\//;

async function checkFile(path, known) {
	const blocks = await checkOne(path, known);

	if (marked.test(path))
		told.marked.push(...await markedWords(path, blocks));
	if (measured.test(path)) {
		const { pages, full } = await filled(path);

		told.pages += pages;
		told.full += full;
	}
	if (framed.test(path))
		told.heights.push(...await heights(path));
}

async function checkFiles(paths, known) {
	// The next file is taken apart while this one is looked at.
	const worker = async () => {
		for (let path = paths.shift(); path !== undefined;
		    path = paths.shift())
			await checkFile(path, known);
	};

	await Promise.all([worker(), worker()]);
}

// The language that a file needs the words of, next to German.
function languageOf(path, known) {
	const [, folder, slug] =
	    path.match(/(?:leaflets|pdf\/[^/]+|(prints))\/(?:[^/]*\+)?([^/.]+)/) ?? [];

	return folder ?? known.language(slug) ?? slug;
}

// Files of one language are one task, so that one process knows its words.
function filesByLanguage(folder) {
	const groups = new Map(), known = new Source(folder);
	// Of the books that repeat all pages, some are enough.
	const paths = [...pdfs(folder)].filter((p) =>
	    !/\/pdf\/[^/]+\//.test(p) || /\/pdf\/[^/]+\/(ar|de|ti)\/g/.test(p));

	if (paths.length === 0)
		report(folder, 'no PDF in it');
	for (const path of paths) {
		const language = languageOf(path, known);

		groups.set(language, [...groups.get(language) ?? [], path]);
	}
	return [...groups.values()].sort((a, b) => b.length - a.length)
	    .map((group) => ({ name: 'files', folder, paths: group }));
}

// More sheets before smaller type.
function checkType() {
	const type = posterType();
	const share = Math.floor(1000 * type.nominal / type.letters) / 10;

	console.log(`${share} % of the text of the posters A3 is at nominal size or above`);
	report('type of posters', share >= 95 ? null :
	    `only ${share} %: ${[...type.small].slice(0, 9).join(', ')}`);
}

// Of a thousand words with marks in a script one may be torn.  PDFium takes lines
// that stand beside each other in two languages for one, and turns some of it
// around: there ten.
function reportWords({ marked: all }) {
	const least = { pdftotext: 1000, mutool: 1000, 'pdf.js': 1000, pdfium: 100 };
	const { lines, wrong } = tellMarked(all, least);

	console.log(lines.join('\n'));
	for (const name of Object.keys(least))
		report(`words with marks, ${name}`, all.length === 0 ? 'none was found' :
		    wrong.find((s) => s.startsWith(`${name} tears`)) ?? null);
}

function reportCards({ cards }) {
	console.log(`${cards} cards of places on leaflets, each on one page`);
	report('cards', cards > 0 ? null : 'none was found');
}

// Three to a page, where there is no header.
function reportHeights({ heights: all }) {
	const sorted = all.sort((a, b) => a - b), most = 86;
	const share = Math.floor(
	    100 * sorted.filter((h) => h <= most).length / sorted.length);

	if (sorted.length === 0)
		return;
	console.log(`${sorted.length} cards in two languages, half of them up to ${
	    sorted[sorted.length >> 1].toFixed(1)} mm high, ${share} % up to ${most} mm`);
	report('cards in two languages', share >= 70 ? null :
	    `only ${share} % up to ${most} mm`);
}

function reportFill({ pages, full }) {
	const share = Math.floor(100 * full / pages);

	if (pages === 0)
		return;
	console.log(`${share} % of the pages of leaflets but the last ones are at least 80 % full`);
	report('white space', share >= 90 ? null : `only ${share} %`);
}

// Would a text that is lost, or is another, be found?  A word, a time, a thing of
// a list; in a book, a text of its last page.
async function testSource(folder, known) {
	const paths = [...pdfs(folder)];
	const path = paths.find((p) => p.includes('/leaflets/'));
	const book = paths.find((p) => /\/pdf\/[^/]+\/[^/]+\/g/.test(p));

	if (path === undefined)
		return;
	const { blocks } = await checkPath(path);
	const longest = (list) => list.reduce((best, b, i) => b[0] === 'P' &&
	    b[1].length > (list[best]?.[1].length ?? 0) ? i : best, -1);
	const at = longest(blocks);
	const edit = (pattern, other) => {
		const first = blocks.findIndex(([, text]) => pattern.test(text));

		return blocks.map((b, i) =>
		    i === first ? [b[0], b[1].replace(pattern, other)] : b);
	};
	const changed = [blocks.filter((b, i) => i !== at),
		blocks.map((b, i) => i === at ? [b[0], `${b[1]}x`] : b),
		[...blocks].reverse(), [...blocks, ['P', 'nobody wrote this']],
		edit(/^\p{L}+(?=.* \d\d:\d\d–)/u, 'someday'),
		edit(/(?<=^\p{L}+ \d\d):\d\d–/u, ':07–'),
		edit(/(?<= · )[^·]+$/u, 'anything')];

	changed.forEach((b, i) => report(`mutant ${i + 1} of the texts`,
	    compareSource(known, path, b).length > 0 ? null : 'not found'));
	if (book === undefined)
		return;
	const whole = (await checkPath(book)).blocks;
	const [, region, slug, id] = book.match(/([^/]+)\/([^/]+)\/([^/]+)\.pdf$/);
	const lost = whole.findLastIndex(([type, text]) => type === 'P' &&
	    known.model(slug).get(known.subtree(region, slug, id).at(-1))
		.some((u) => u.shown === text));

	report('mutant of a book', compareSource(known, book,
	    whole.filter((b, i) => i !== lost)).length > 0 ? null : 'not found');
}

async function testSamples() {
	const samples = mkdtempSync(join(tmpdir(), 'wegweiser-print-'));

	try {
		await checkSamples(samples);
	} finally {
		rmSync(samples, { recursive: true });
	}
}

const sources = new Map(); // folder -> what this process knows of it
const known = (folder) => sources.get(folder) ??
    sources.set(folder, new Source(folder)).get(folder);

const tasks = {
	files: ({ folder, paths }) => checkFiles(paths, known(folder)),
	type: checkType,
	paper: async ({ folder, print }) => {
		const wrong = await checkPaper(folder, print);

		report(`${print} as paper`, wrong.length > 0 ? wrong.join('; ') : null);
	},
	products: () => checkProducts(report),
	texts: ({ folder }) => testSource(folder, known(folder)),
	samples: testSamples,
};

async function perform(task) {
	told = nothing();
	await tasks[task.name](task);
	return told;
}

async function main(folders) {
	const all = nothing(), site = folders[0];
	const list = [{ name: 'samples' }, { name: 'type' }, { name: 'products' },
		{ name: 'texts', folder: site },
		...papers().map((print) => ({ name: 'paper', folder: site, print })),
		...folders.flatMap(filesByLanguage)];

	await dealOut(list, (task, found) => {
		if (found === null)
			report(`${task.name} ${task.print ?? task.paths?.[0] ?? ''}`,
			    'the process ended over it');
		for (const [key, value] of Object.entries(found ?? {}))
			all[key] = Array.isArray(value) ? all[key].concat(value) :
			    all[key] + value;
	});
	console.log(`${list.flatMap((t) => t.paths ?? []).length} files, of them ${
	    all.shapes} of another shape, which were drawn as well`);
	reportWords(all);
	reportCards(all);
	reportFill(all);
	reportHeights(all);
	const passed = told.passed + all.passed, failed = told.failed + all.failed;

	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}

if (process.argv[2] === '--worker')
	answer(perform);
else
	await main(process.argv.slice(2));
