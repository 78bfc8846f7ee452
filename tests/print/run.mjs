// Every PDF below the folders named: does qpdf find it sound, do our own checks,
// and does poppler draw it without a word?  Then the samples of the unit tests,
// whose texts are known and whose bytes are the same everywhere, and the mutants.
// See run.sh.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
    statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { checkPath, plain } from './check.mjs';
import { testMutants } from './mutants.mjs';
import { run } from './pdf.mjs';

const unit = process.env.UNIT ?? 'compiler/.obj/plain/unit';
let passed = 0, failed = 0;

function report(name, wrong) {
	if (wrong === null) {
		passed++;
	} else {
		failed++;
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

async function checkOne(path) {
	const sound = await run('qpdf', ['--check', path]);
	const drawn = await run('pdftoppm', ['-r', '36', path]);
	const { failures, blocks } = await checkPath(path);
	const wrong = [...failures];

	if (sound.status !== 0)
		wrong.push(`qpdf: ${sound.stderr.trim()}`);
	if (drawn.status !== 0 || drawn.stderr !== '')
		wrong.push(`pdftoppm: ${drawn.stderr.trim()}`);
	else if (drawn.stdout.length === 0)
		wrong.push('pdftoppm: no page');
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

async function makeSamples(folder, env) {
	mkdirSync(folder);
	Object.assign(process.env, env, { WG_PDF_SAMPLES: folder });
	const { status, stdout } = await run(unit, ['pdf']);

	report(`samples, ${env.TZ}`, status === 0 ? null :
	    `${unit}: ${status} ${stdout}`);
	return status === 0;
}

async function checkSamples(folder) {
	const here = join(folder, 'here'), there = join(folder, 'elsewhere');

	if (!await makeSamples(here, { TZ: 'UTC', LC_ALL: 'C' }) ||
	    !await makeSamples(there,
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

// Two at a time: most of the work is done by other programs.
async function checkAll(paths) {
	const worker = async () => {
		for (let path = paths.shift(); path !== undefined;
		    path = paths.shift())
			await checkOne(path);
	};

	await Promise.all([worker(), worker()]);
}

const samples = mkdtempSync(join(tmpdir(), 'wegweiser-print-'));

try {
	for (const folder of process.argv.slice(2)) {
		const paths = [...pdfs(folder)];

		if (paths.length === 0)
			report(folder, 'no PDF in it');
		await checkAll(paths);
	}
	await checkSamples(samples);
} finally {
	rmSync(samples, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
