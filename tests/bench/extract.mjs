// How much of our PDFs other people's readers give back: words found, in percent
// per script, by pdftotext (poppler), mutool (MuPDF) and pdf.js.  The words are
// those of the structure, which tests/print holds against the model.  Measured
// on the specimen and on one leaflet of every language; it never fails.
//
//     node extract.mjs [--words] [SITE]
//
// --words: which words are not given back, by whom and in which file.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { checkPath } from '../print/check.mjs';
import { readers } from '../print/readers.mjs';

const args = process.argv.slice(2);
const lists = args[0] === '--words' && args.shift() !== undefined;
const site = args[0] ?? 'output/site';

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Ethiopic', 'Devanagari', 'Bengali',
	'Gurmukhi', 'Gujarati', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Tamil', 'Georgian',
	'Armenian', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Han', 'Hiragana', 'Katakana', 'Hangul'];
const patterns = scripts.map((s) => [s, new RegExp(`\\p{Script=${s}}`, 'u')]);
const solid = new Set(['Thai', 'Lao', 'Khmer', 'Myanmar', 'Han', 'Hiragana', 'Katakana']);
const clean = (s) => s.replace(/[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '').normalize('NFC');
const scriptOf = (word) => patterns.find(([, r]) => r.test(word))?.[0];
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

// Letters and marks, two at least: a letter of an alphabet is no word.
const tokensOf = (text) => clean(text).match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];

// [script, word] of a text; where blanks part no words, by dictionary.
function wordsOf(text) {
	return tokensOf(text).flatMap((token) => {
		const script = scriptOf(token);

		if (script === undefined)
			return [];
		if (!solid.has(script))
			return [[script, token]];
		return [...segmenter.segment(token)].filter((s) => s.isWordLike && scriptOf(s.segment))
		    .map((s) => [scriptOf(s.segment), s.segment]);
	});
}

// Each word of the reader counts once; without blanks any place will do.
function found(words, text) {
	const tokens = new Map(), all = clean(text).replace(/\s+/g, '');

	for (const t of tokensOf(text))
		tokens.set(t, (tokens.get(t) ?? 0) + 1);
	return words.map(([script, word]) => {
		if (solid.has(script))
			return all.includes(word);
		const n = tokens.get(word) ?? 0;

		tokens.set(word, n - 1);
		return n > 0;
	});
}

const files = [join(site, 'prints/schriftprobe.pdf'), ...readdirSync(join(site, 'leaflets')).sort().flatMap((tag) =>
	readdirSync(join(site, 'leaflets', tag)).filter((n) => n.endsWith('.pdf')).sort().slice(0, 1)
	    .map((n) => join(site, 'leaflets', tag, n)))].filter(existsSync);
const table = new Map(scripts.map((s) => [s, { words: 0 }]));

for (const path of files) {
	const words = (await checkPath(path)).blocks.flatMap(([type, s]) => type === 'Figure' ? [] : wordsOf(s));

	for (const [script] of words)
		table.get(script).words++;
	for (const [name, read] of Object.entries(readers)) {
		const hits = found(words, await read(path));

		hits.forEach((hit, i) => {
			const row = table.get(words[i][0]);

			row[name] = (row[name] ?? 0) + hit;
			if (lists && !hit)
				console.log([words[i][0], name, words[i][1], path].join('\t'));
		});
	}
}
console.log(`${files.length} files; words found, in percent`);
console.log(['script'.padEnd(12), 'words'.padStart(7), ...Object.keys(readers).map((r) => r.padStart(10))].join(' '));
for (const [script, row] of table)
	if (row.words > 0)
		console.log([script.padEnd(12), String(row.words).padStart(7), ...Object.keys(readers).map((r) =>
			(100 * row[r] / row.words).toFixed(1).padStart(10))].join(' '));
