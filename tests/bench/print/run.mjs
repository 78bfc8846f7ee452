// Paragraphs to PDF: ours, Pango+Cairo, Typst and headless Chromium on the same
// text, page and size; CPU time of all threads and processes, medians, in one
// run.  One page in seven fonts, and a long document.  It prints where we stand
// and never fails for slowness.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url)), bin = join(here, '../../../compiler/.obj/plain');
const work = mkdtempSync(join(tmpdir(), 'bench-print-'));
const languages = ['de', 'ar', 'ti', 'ka', 'th', 'hi', 'zh-Hans', 'en', 'fa', 'tr', 'uk'];
const corpus = readFileSync(join(here, '../../browser/corpus.tsv'), 'utf8').split('\n')
    .filter((l) => languages.includes(l.split('\t')[0])).map((l) => l.replace(/[{}]/g, ''));
const pick = (lang, n) => corpus.filter((l) => l.startsWith(`${lang}\t`)).slice(0, n);
const one = languages.slice(0, 7).flatMap((l) => pick(l, 2));
const long = Array.from({ length: 12 }, () => corpus).flat();

const programs = [
	['wegweiser', (f) => [join(bin, 'bench-ours'), [f]]],
	['Pango+Cairo', (f) => [join(bin, 'bench-pango'), [f]]],
	['Typst', (f, n) => ['node', [join(here, 'typst.mjs'), f, n]]],
	['Chromium', (f, n) => ['node', [join(here, 'chromium.mjs'), f, n]]],
];

function measure(title, rows, rounds) {
	const file = join(work, 'text.tsv'), results = [];

	writeFileSync(file, rows.map((r) => `${r}\n`).join(''));
	for (const [name, command] of programs)
		try {
			results.push(JSON.parse(execFileSync(...command(file, String(rounds)),
			    { stdio: ['ignore', 'pipe', 'inherit'] })));
		} catch (e) {
			console.log(`${name}: not measured: ${e.message.split('\n')[0]}`);
		}
	const ours = results[0], pages = ours.pages;

	console.log(`\n${title}: ${rows.length} paragraphs, ${pages} pages of ours`);
	console.log(['', 'CPU ms cold', 'warm', 'per page', 'x ours', 'pages', 'kB', 'peak MiB', 'own MiB']
	    .map((s, i) => i === 0 ? s.padEnd(13) : s.padStart(12)).join(''));
	for (const r of results)
		console.log([r.name, r.cold.toFixed(1), r.warm.toFixed(2), (r.warm / pages).toFixed(2),
			(r.warm / ours.warm).toFixed(1), r.pages || '?', (r.bytes / 1000).toFixed(1),
			r.peak ? r.peak.toFixed(1) : '?', r.own ? r.own.toFixed(1) : '?']
		    .map((s, i) => i === 0 ? s.padEnd(13) : String(s).padStart(12)).join(''));
}

measure('One page in seven fonts', one, 9);
measure('A long document', long, 5);
rmSync(work, { recursive: true });
