// Do readers keep letters and their marks together?  Every word with a mark
// that the structure of a file gives has to stand in what they give back.

import { checkPath, plain } from './check.mjs';
import { readers } from './readers.mjs';

const words = (s) => plain(s).match(/\p{L}[\p{L}\p{M}]*\p{M}[\p{L}\p{M}]*/gu) ?? [];

const scripts = ['Arabic', 'Ethiopic', 'Hebrew', 'Devanagari', 'Thai', 'Myanmar', 'Georgian',
	'Cyrillic', 'Latin'].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')]);
const scriptOf = (word) => scripts.find(([, of]) => of.test(word))?.[0] ?? 'another';

// Each of them, its script, and the readers that lose it; 'blocks' are of
// checkPath().
export async function markedWords(path, blocks = null) {
	const known = blocks ?? (await checkPath(path)).blocks;
	const texts = [];

	for (const [name, read] of Object.entries(readers))
		texts.push([name, plain(await read(path)).replace(/\s+/g, ' ')]);
	return known.filter(([type]) => type !== 'Figure').flatMap(([, s]) => words(s))
	    .map((word) => ({ word, script: scriptOf(word), torn: texts
		.filter(([, text]) => !text.includes(word)).map(([name]) => name) }));
}

// For each script a line: how many words there are, and of a hundred, how many
// each reader keeps; what it tears, if that is more than one of 'least'.
export function tellMarked(all, least) {
	const names = Object.keys(readers), wrong = [];
	const lines = [['words with marks', 'number', ...names]];

	for (const script of [...new Set(all.map((w) => w.script))].sort()) {
		const of = all.filter((w) => w.script === script);

		lines.push([script, String(of.length), ...names.map((name) => {
			const torn = of.filter((w) => w.torn.includes(name));

			if (torn.length * least[name] > of.length)
				wrong.push(`${name} tears ${torn.length} of ${of.length} in ${
				    script}: ${torn.slice(0, 20).map((w) => w.word).join(' ')}`);
			return (100 - 100 * torn.length / of.length).toFixed(2);
		})]);
	}
	return { lines: lines.map(([first, ...rest]) => first.padEnd(18) +
	    rest.map((s) => s.padStart(11)).join('')), wrong };
}
