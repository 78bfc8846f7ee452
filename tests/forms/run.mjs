// Forms as those meet them who fill them in and who read them: the same questions
// with the same numbers and fields in every language, on paper and on the phone;
// what one program fills in, others read; a page that sends and keeps nothing.

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { checkPath } from '../print/check.mjs';
import { testOthers } from '../print/mutants.mjs';
import { load, text } from '../print/pdf.mjs';
import { fill, mupdf, poppler, seenByPdfjs } from './fill.mjs';
import { mutations } from './mutants.mjs';
import { checkPages } from './page.mjs';

const require = createRequire(new URL('../package.json', import.meta.url));
const site = resolve(process.argv[2] ?? 'output', 'site');
const folder = mkdtempSync(join(tmpdir(), 'wegweiser-forms-'));
let passed = 0, failed = 0;

function check(good, what) {
	if (good) {
		passed++;
	} else {
		failed++;
		console.log(what);
	}
}

const forms = readdirSync('content/forms').filter((n) => n.endsWith('.xml'))
    .map((n) => n.slice(0, -4));
const folders = readdirSync(join(site, 'leaflets'));
const leaflet = (tag, id, end) => join(site, 'leaflets', tag, `${id}.${end}`);

// Numbers in the order of reading; fields with their states, those of the office
// wherever the first page ends.
async function shapeOf(path) {
	const pdf = await load(path), { failures, blocks } = await checkPath(path);
	const form = pdf.get(pdf.root['/AcroForm']);
	const names = pdf.get(form['/Fields']).map((ref) => {
		const f = pdf.get(ref), kids = f['/Kids'] ?? [];

		return [text(f['/T']), ...kids.map((kid) => Object.keys(pdf.get(
		    pdf.get(pdf.get(kid)['/AP'])['/N'])).sort().join())].join(' ');
	});

	return { failures, names: names.sort().join('\n'),
		numbers: blocks.filter(([type, s]) => /^\d+$/.test(s) &&
		    (type === 'Lbl' || type === 'TD')).map(([, s]) => s).join(' ') };
}

// A form is the same in all languages: whoever reads German knows what question
// 7 is, and a program what the field "fieber" is.
async function checkLanguages(id) {
	const german = await shapeOf(leaflet('de', id, 'pdf'));
	const count = german.numbers.split(' ').length;

	check(german.numbers === Array.from({ length: count }, (x, i) => i + 1).join(' '),
	    `${id}: numbers ${german.numbers}`);
	// Two forms in all languages, the others in some.
	const some = id === 'terminblatt' || id === 'anamnese' ? folders :
	    ['ar', 'de+ar', 'de+ti', 'de+zh-Hans', 'uk'];

	for (const tag of some.filter((t) => t !== 'de' && existsSync(leaflet(t, id, 'pdf')))) {
		const other = await shapeOf(leaflet(tag, id, 'pdf'));

		check(other.failures.length === 0, `${tag}/${id}: ${other.failures[0]}`);
		check(other.numbers === german.numbers, `${tag}/${id}: numbers ${other.numbers}`);
		check(other.names === german.names, `${tag}/${id}: other fields`);
	}
}

// What is typed in one program is read in others, and nothing else moves.
async function checkFilled(tag) {
	const path = leaflet(tag, 'terminblatt', 'pdf'), to = join(folder, 'filled.pdf');
	const blank = await seenByPdfjs(path);
	const names = await fill(path, to, { name: 'Jürgen Großmann', 'geburtsdatum-tag': '07',
		'geburtsdatum-jahr': '1984', telefon: '+49 30 23125 000',
		'worum-anders-text': 'Führerschein' }, ['worum-geld', 'worum-anders', 'dolmetschen']);
	const filled = await seenByPdfjs(to);

	check(blank.widgets.length > 40, `${tag}: pdf.js sees ${blank.widgets.length} widgets`);
	check(blank.outside.length === 0, `${tag}: ${blank.outside.length} widgets outside of the tree`);
	check(blank.actions === false, `${tag}: actions`);
	check([...blank.values.values()].every((v) => v === '' || v === false || v === null),
	    `${tag}: the blank form is filled in`);
	check(blank.widgets.every((a) => a.alternativeText?.length > 0), `${tag}: a widget without a name`);
	// What the office fills in is German, and runs as German does, beside whatever language.
	const [first, next] = ['termin-am', 'termin-um'].map((name) =>
	    blank.widgets.find((a) => a.fieldName === name));

	check(first.rect[2] < next.rect[0], `${tag}: the fields of the office run from right to left`);
	check(new Set(names).size === names.length, `${tag}: two fields of a name`);
	for (const [name, value] of [['name', 'Jürgen Großmann'], ['geburtsdatum-tag', '07'],
	    ['geburtsdatum-jahr', '1984'], ['worum-anders-text', 'Führerschein'], ['worum-geld ja', true],
	    ['worum-anders ja', true], ['worum-arbeit ja', false], ['dolmetschen ja', true],
	    ['dolmetschen nein', false]])
		check(filled.values.get(name) === value, `${tag}: ${name} is ${filled.values.get(name)}`);
	check(filled.widgets.every((a, i) => a.rect.join() === blank.widgets[i].rect.join()),
	    `${tag}: a field has moved`);
	for (const [program, says] of [['poppler', poppler(to)], ['mupdf', mupdf(to)]])
		for (const word of ['Großmann', 'Führerschein', '23125'])
			check(says.includes(word), `${tag}: ${program} does not show ${word}`);
	// Of numbers and questions, all are where they were.
	const lines = (p) => poppler(p).split('\n').filter((l) => /^\s*\d+ {2,}\S/.test(l))
	    .map((l) => l.match(/\d+/)[0]).join(' ');

	check(lines(to) === lines(path), `${tag}: numbers of the filled form ${lines(to)}`);
}

try {
	for (const id of forms)
		await checkLanguages(id);
	for (const tag of ['de', 'de+ar', 'de+ti', 'de+zh-Hans', 'fa'])
		if (existsSync(leaflet(tag, 'terminblatt', 'pdf')))
			await checkFilled(tag);
		else
			check(false, `no form in ${tag}`);
	await testOthers(leaflet('de+ar', 'terminblatt', 'pdf'), folder, mutations,
	    (name, wrong) => check(wrong === null, `mutant, ${name}: ${wrong}`));
	await checkPages(site, forms, leaflet, require, check);
} finally {
	rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
