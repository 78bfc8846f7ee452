// How much of the text of the posters A3 is as large as it was designed, or
// larger?  Offices that do not fit come on another sheet; type only shrinks
// where a print says so.  The footer may be what it is.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const program = process.env.WEGWEISER ?? 'compiler/wegweiser';
const FOOTER = 36; // [pt] above the edge of the sheet
const nominal = { H1: 24, H2: 22, TH: 11, TD: 11 }; // in Latin points
const other = 12.5;
// Of the small print: that a machine translated it, in each script.
const small = [8.5, 8.5 * 1.05, 8.5 * 1.2].map(String);

const posters = () => readdirSync('content/prints')
    .filter((name) => /product="poster"[^>]*size="A3"/s
	.test(readFileSync(`content/prints/${name}`, 'utf8')))
    .map((name) => name.replace(/\.xml$/, ''));

export function posterType() {
	const count = { letters: 0, nominal: 0, small: new Set() };

	const boxes = execFileSync(program,
	    ['tree', '-q', '-l', 'de', '--show=boxes', ...posters()],
	    { maxBuffer: 1 << 28 }).toString();
	let height = 0;

	for (const line of boxes.split('\n')) {
		const page = line.match(/ page \d+ [\d.]+,([\d.]+)$/);
		const run = line.match(
		    /^ {2}([\w/-]+) run [\d.]+,([\d.]+) size ([\d.]+) level \d (.*)$/);

		if (page)
			height = Number(page[1]);
		if (!run || run[1] === 'Artifact' ||
		    Number(run[2]) > height - FOOTER)
			continue;
		const letters = (run[4].match(/[\p{L}\p{N}]/gu) ?? []).length;
		const role = run[1].split('/')[0];
		// A span or link is in text that it cannot tell.
		const wanted = role === 'Span' || role === 'Link' ? 11 :
		    nominal[role] ?? other;

		count.letters += letters;
		if (Number(run[3]) >= wanted || small.includes(run[3]))
			count.nominal += letters;
		else
			count.small.add(`${run[3]} ${run[4]}`);
	}
	return count;
}
