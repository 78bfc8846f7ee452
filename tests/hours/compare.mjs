// Two files of intervals, the oracle's and ours, value by value; a difference
// that tests/hours/differences.tsv explains must be there, and must stand
// there.  Last line: "N passed, N failed".
import { readFileSync } from 'node:fs';

function read(file) {
	const values = new Map();
	let list;
	for (const line of readFileSync(file, 'utf8').split('\n').filter(line => line !== ''))
		if (line.startsWith('# '))
			values.set(line.slice(2), list = []);
		else
			list.push(line);
	return values;
}

// The oracle ends an interval where a holiday begins, though nothing changes.
function joined(lines) {
	const out = [];
	for (const line of lines) {
		if (!/^\d/.test(line))
			return [line];
		const [from, to, state] = line.split(/[/ ]/);
		const last = out.at(-1);
		if (last && last.to === from && last.state === state)
			last.to = to;
		else
			out.push({ from, to, state });
	}
	return out.map(i => `${i.from}/${i.to} ${i.state}`);
}

const [, , oracle, ours, explained] = process.argv;
const theirs = read(oracle), own = read(ours);
const reasons = new Map(readFileSync(explained, 'utf8').split('\n')
	.filter(line => line !== '' && !line.startsWith('#')).map(line => line.split('\t')));
let passed = 0, failed = 0;
for (const [value, lines] of theirs) {
	const a = joined(lines), b = joined(own.get(value) ?? ['! it is missing']);
	const same = a.join('\n') === b.join('\n');
	if (same !== reasons.has(value)) {
		passed++;
		continue;
	}
	failed++;
	if (same)
		console.log(`${value}: explained in ${explained}, but there is no difference`);
	else
		console.log(`${value}:\n  oracle ${a.filter(l => !b.includes(l)).slice(0, 3).join(', ')}` +
			`\n  ours   ${b.filter(l => !a.includes(l)).slice(0, 3).join(', ')}`);
}
for (const value of reasons.keys())
	if (!theirs.has(value)) {
		failed++;
		console.log(`${value}: explained, but not among the values`);
	}
console.log(`${passed} passed, ${failed} failed`);
