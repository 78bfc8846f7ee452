// Whatever products.def names, in each of its sizes, for the office, in black and
// for a print shop (as a program: node products.mjs): a small project has a print
// job of each, and a subject of each kind.  Every file is sound PDF/UA-1 and
// PDF/A-2a (check.mjs); in black nothing is coloured or tinted; for a print shop
// the sheet has 3 mm of bleed and crop marks, by marks="yes" and by --marks alike;
// with cover="yes" a sheet A4 comes first, with a line of 100 mm.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync,
    writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { checkPath } from './check.mjs';
import { operations } from './content.mjs';
import { load, run } from './pdf.mjs';

const program = resolve(process.env.WEGWEISER ?? 'compiler/wegweiser');
const golden = 'tests/golden';

// Of each kind the one that the project has.
const subjects = { page: 'start', place: 'amt', house: 'haus', region: 'test',
	building: 'bau', form: 'blatt' };
const signs = { building: '<w:here floor="EG" entrance="B">' +
	'<w:to room="12" arrow="up" via="stairs"/></w:here>' };
const ways = ['', ' profile="black"', ' marks="yes"', ' cover="yes"'];

// Products with their subjects and sizes.
const readProducts = () =>
	[...readFileSync('compiler/model/products.def', 'utf8').matchAll(
	    /^WG_PRODUCT\(\w+, (\w+), "([^"]+)", "([^"]+)", ([^,]+),/gm)]
	    .map(([, name, kinds, sizes, traits]) => ({ name, kinds: kinds.split(' '),
		sizes: sizes.split(' '), hung: traits.includes('HUNG') }));

function* jobs(products) {
	for (const { name, kinds, sizes, hung } of products)
		for (const kind of kinds)
			for (const size of sizes)
				for (const [i, way] of ways.entries())
					if (!hung || signs[kind])
						yield { id: `${name}-${kind}-${size}-${i}`.toLowerCase(),
							name, kind, size, way, hung };
}

const source = (job) => `<w:print xmlns="http://docbook.org/ns/docbook" xmlns:w="urn:wegweiser:1"
    xml:id="${job.id}" xml:lang="de" product="${job.name}" subject="${subjects[job.kind]}"
    size="${job.size}" languages="ar"${job.way} code="X-1">
  <info><title>Probe</title><date>2026-11-01</date></info>
  ${job.hung ? signs[job.kind] : job.name === 'notice' ? '<w:say what="ring"/>' : ''}
</w:print>
`;

function writeProject(folder, list) {
	const content = join(folder, 'content');
	const put = (from, to) => cpSync(join(golden, from), join(content, to));

	cpSync(join(golden, 'base'), folder, { recursive: true });
	rmSync(join(content, 'prints/aushang.xml'));
	mkdirSync(join(content, 'buildings'));
	mkdirSync(join(content, 'forms'));
	put('sign/arrows-a3.building', 'buildings/bau.xml');
	put('sign/door-a5.office', 'places/amt.xml');
	put('form/blatt.xml', 'forms/blatt.xml');
	cpSync(join(golden, 'sign/programme-a4.events'), join(content, 'events'),
	    { recursive: true });
	const region = join(content, 'regions/test.xml');

	writeFileSync(region, readFileSync(region, 'utf8').replace('@PAGE@', 'start'));
	cpSync('locales/languages.tsv', join(folder, 'locales/languages.tsv'));
	writeFileSync(join(folder, 'locales/LINGUAS'), 'ar\n');
	mkdirSync(join(folder, 'locales/ar'));
	for (const domain of ['authorities', 'events', 'forms', 'interface'])
		writeFileSync(join(folder, 'locales/ar', `${domain}.po`),
		    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n');
	for (const job of list)
		writeFileSync(join(content, 'prints', `${job.id}.xml`), source(job));
}

// What colours a page has, as operands of their operators.
function* colors(pdf) {
	for (const page of pdf.pages)
		for (const part of [pdf.get(page)['/Contents']].flat())
			for (const { op, args } of operations(pdf.data(part)))
				if (['rg', 'RG', 'g', 'G'].includes(op))
					yield args;
}

const isBlack = (color) => new Set(color).size === 1 &&
    (color[0] === 0 || color[0] === 1);

// Is there 3 mm between trim and bleed, and room for marks around?
function badBoxes(page) {
	const mm = (box) => box.map((v) => v * 25.4 / 72);
	const [media, bleed, trim] = ['/MediaBox', '/BleedBox', '/TrimBox']
	    .map((k) => mm(page[k] ?? page['/MediaBox']));
	const around = (outer, inner, by) => outer.every((v, i) =>
	    Math.abs(v + (i < 2 ? by : -by) - inner[i]) < 0.05);

	return [...around(bleed, trim, 3) ? [] : ['no bleed of 3 mm'],
		...around(media, trim, 10) ? [] : ['no room for marks']];
}

// Eight lines, two at each corner, in line with the trim and outside of the bleed.
function badMarks(pdf, page) {
	const { '/MediaBox': media, '/BleedBox': bleed = media, '/TrimBox': trim = media } = page;
	const beyond = ([x, y]) => x < bleed[0] || x > bleed[2] || y < bleed[1] || y > bleed[3];
	const on = ([x, y]) => x >= media[0] && x <= media[2] && y >= media[1] && y <= media[3];
	const same = (a, b) => Math.abs(a - b) < 0.01;
	let from = null, count = 0;

	for (const part of [page['/Contents']].flat())
		for (const { op, args } of operations(pdf.data(part))) {
			if (op === 'm')
				from = args;
			if (op === 'l' && from !== null && [from, args].every((p) => beyond(p) && on(p)) &&
			    [0, 1].some((i) => same(from[i], args[i]) &&
				(same(args[i], trim[i]) || same(args[i], trim[i + 2]))))
				count++;
		}
	return count === 8 ? [] : [`${count} marks where to cut`];
}

// A line that is 100 mm long, on a sheet A4 that comes first.
function badCover(pdf) {
	const page = pdf.get(pdf.pages[0]), [, , width, height] = page['/MediaBox'];
	const lines = [page['/Contents']].flat().flatMap((part) => [...operations(pdf.data(part))])
	    .filter(({ op, args }) => op === 're' && Math.abs(args[2] * 25.4 / 72 - 100) < 0.01);

	return [...Math.round(width) === 595 && Math.round(height) === 842 ? [] : ['the cover is not A4'],
		...lines.length === 1 ? [] : [`${lines.length} lines of 100 mm`]];
}

// What is wrong with a file that was made that way.
async function checkWay(path, way) {
	const wrong = [...(await checkPath(path)).failures], pdf = await load(path);
	const coloured = [...colors(pdf)].filter((c) => !isBlack(c));

	if (way.includes('black') && coloured.length > 0)
		wrong.push(`in black it has the colours ${coloured.slice(0, 3).join(' and ')}`);
	if (way.includes('cover'))
		wrong.push(...badCover(pdf));
	if (!way.includes('marks'))
		return wrong;
	for (const page of pdf.pages.map((p) => pdf.get(p)))
		wrong.push(...badBoxes(page), ...badMarks(pdf, page));
	return wrong;
}

// The same by an option.
async function checkOption(folder, job) {
	const path = join(folder, 'option.pdf');

	const { status, stderr } = await run(program, ['print', '-q', '-C', folder,
		'-o', path, '--marks', job.id.replace(/\d$/, '0')]);

	if (status !== 0)
		return [`--marks: ${stderr}`];
	return (await checkWay(path, job.way)).map((line) => `--marks: ${line}`);
}

async function checkJob(folder, job) {
	const path = join(folder, 'output/site/prints', `${job.id}.pdf`);

	return !existsSync(path) ? ['is not made'] : [...await checkWay(path, job.way),
		...job.way.includes('marks') ? await checkOption(folder, job) : []];
}

// Tell 'report' of each what is wrong, or null.
export async function checkProducts(report) {
	const folder = mkdtempSync(join(tmpdir(), 'wegweiser-products-'));
	const products = readProducts(), list = [...jobs(products)];

	try {
		writeProject(folder, list);
		execFileSync(program, ['build', '-q', '-C', folder, '--only=prints'], { stdio: 'pipe' });
		for (const p of products)
			report(`product ${p.name}`, list.some((j) => j.name === p.name) ? null :
			    `no subject for it: ${p.kinds}`);
		for (const job of list) {
			const wrong = await checkJob(folder, job);

			report(`product ${job.id}`, wrong.length > 0 ? wrong.join('; ') : null);
		}
		// Would colours and missing marks be found?
		const office = join(folder, 'output/site/prints', `${list[0].id}.pdf`);

		for (const way of ways.slice(1))
			report(`product${way}, mutant`, (await checkWay(office, way)).length > 0 ?
			    null : 'is not found');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

if (process.argv[1].endsWith('products.mjs')) {
	let passed = 0, failed = 0;

	await checkProducts((name, wrong) => {
		if (wrong === null) {
			passed++;
			return;
		}
		failed++;
		console.log(`${name}: ${wrong}`);
	});
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}
