// What is printed says it all: the German rows of a value, read as a person
// reads them, mean the same times as the value.
// Arguments: rows and intervals of the values (both by ours.c), first day, days.
//
// How a person reads: each row speaks of its days and, on them, stands instead
// of earlier rows; "zusätzlich", or the same days as the row before, adds to
// them; "sonst" fills what is closed; times that are "geschlossen" are taken
// away.  A night belongs to the day on which it begins.
import { readFileSync } from 'node:fs';

const STEP = 5, SLOTS = 1440 / STEP; // of a day [minutes]
const OPEN = 1, UNKNOWN = 2, REMARK = 3; // a remark tells not which
const days7 = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const months = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September',
	'Oktober', 'November', 'Dezember'];
const DAY = 86400000;
const utc = (y, m, d) => Math.round(Date.UTC(y, m, d) / DAY);
const parts = day => { const d = new Date(day * DAY); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()]; };
const weekday = day => (day + 3) % 7;
const length = (y, m) => new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
function week(day) {
	const thursday = day - weekday(day) + 3;
	return Math.floor((thursday - utc(parts(thursday)[0], 0, 1)) / 7) + 1;
}
function easter(y) { // Meeus, Jones, Butcher
	const a = y % 19, b = Math.floor(y / 100), c = y % 100, d = Math.floor(b / 4), e = b % 4;
	const f = Math.floor((b + 8) / 25), g = Math.floor((b - f + 1) / 3), h = (19 * a + b - d - g + 15) % 30;
	const i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451), n = h + l - 7 * m + 114;
	return utc(y, Math.floor(n / 31) - 1, n % 31 + 1);
}

const [, , rowsFile, spansFile, firstDay, nDays] = process.argv;
const first = Math.round(Date.parse(`${firstDay}T00:00Z`) / DAY), total = Number(nDays);

function read(file) {
	const values = new Map();
	let list;
	for (const line of readFileSync(file, 'utf8').split('\n').filter(line => line !== ''))
		if (line.startsWith('# '))
			values.set(line.slice(2), list = []);
		else
			list.push(line.replace(/[\u2009\u202f\u00a0]/g, ' '));
	return values;
}
const rows = read(rowsFile), spans = read(spansFile);

function timeline(lines) {
	const t = new Uint8Array((total + 2) * SLOTS);
	for (const line of lines) {
		const [from, to, state] = line.split(/[/ ]/);
		const slot = s => Math.round((Date.parse(`${s}Z`) / 60000 - first * 1440) / STEP);
		t.fill(state === 'open' ? OPEN : UNKNOWN, Math.max(0, slot(from)), Math.max(0, slot(to)));
	}
	return t;
}
const holidays = name => {
	const t = timeline(spans.get(`${name} 00:00-24:00`));
	return day => t[(day - first) * SLOTS] === OPEN;
};
const isHoliday = holidays('PH'), isSchool = holidays('SH');

// Selectors: text to a test of days, with its kind; all kinds must hold, and
// of one kind any.
function dateOf(text) { // → [year or null, month, day or null for a whole month]
	const m = text.match(/^(?:(\d{1,2})\. )?(\S+?)(?: (\d{4}))?$/);
	if (!m || !months.includes(m[2]))
		return null;
	return [m[3] ? Number(m[3]) : null, months.indexOf(m[2]), m[1] ? Number(m[1]) : null];
}
function place(text) { // → year => [first, last day of it]; its own year or null
	const off = text.match(/^(\d+) Tage? (davor|danach) \(Ostersonntag\)$/);
	if (text === 'Ostersonntag' || off) {
		const n = off ? Number(off[1]) * (off[2] === 'davor' ? -1 : 1) : 0;
		return { year: null, of: y => [easter(y) + n, easter(y) + n] };
	}
	const d = dateOf(text);
	if (!d)
		return null;
	return { year: d[0], of: y => {
		const last = length(y, d[1]);
		if (d[2] === null)
			return [utc(y, d[1], 1), utc(y, d[1], last)];
		return [utc(y, d[1], d[2]), utc(y, d[1], Math.min(d[2], last))];
	} };
}
function range(from, to) {
	return day => {
		const y = parts(day)[0];
		for (const year of from.year !== null ? [from.year] : [y - 1, y]) {
			const a = from.of(year)[0];
			let b = to.of(to.year ?? year)[1];
			if (b < a && to !== from)
				b = to.of((to.year ?? year) + 1)[1];
			if (day >= a && day <= b)
				return true;
		}
		return false;
	};
}
const nths = { 'jeden 1.': [0, 0], 'jeden 2.': [0, 1], 'jeden 3.': [0, 2], 'jeden 4.': [0, 3], 'jeden 5.': [0, 4],
	'jeden letzten': [1, 0], 'jeden vorletzten': [1, 1] };
function selector(token, last) {
	let m;
	if (token === 'sonst')
		return ['else', () => true];
	if ((m = token.match(/^(\d{4})(?:–(\d{4}))?$/)))
		return ['year', day => parts(day)[0] >= m[1] && parts(day)[0] <= (m[2] ?? m[1])];
	if ((m = token.match(/^ab (\d{4})$/)))
		return ['year', day => parts(day)[0] >= m[1]];
	if ((m = token.match(/^ab (\d.*)$/)) && place(m[1]))
		return ['date', day => day >= place(m[1]).of(place(m[1]).year)[0]];
	if (token === 'in ungeraden Kalenderwochen')
		return ['week', day => week(day) % 2 === 1];
	if (token === 'in geraden Kalenderwochen')
		return ['week', day => week(day) % 2 === 0];
	if ((m = token.match(/^(?:Kalenderwoche )?(\d{1,2})(?:–(\d{1,2}))?$/)) &&
		(token.startsWith('K') || last === 'week'))
		return ['week', day => week(day) >= m[1] && week(day) <= (m[2] ?? m[1])];
	if (token === 'an Feiertagen')
		return ['holiday', isHoliday];
	if (token === 'in den Schulferien')
		return ['holiday', isSchool];
	if ((m = token.match(/^(\d+) Tage? (davor|danach) \((.*)\)$/)) && !m[3].startsWith('Oster')) {
		const inner = selector(m[3]), n = Number(m[1]) * (m[2] === 'davor' ? 1 : -1);
		return [inner[0], day => inner[1](day + n)];
	}
	if (days7.includes(token))
		return ['weekday', day => weekday(day) === days7.indexOf(token)];
	m = token.split(' – ');
	if (m.length === 2 && days7.includes(m[0]))
		return ['weekday', day => weekday(day) >= days7.indexOf(m[0]) && weekday(day) <= days7.indexOf(m[1])];
	for (const [words, [end, k]] of Object.entries(nths))
		if (token.startsWith(`${words} `) && token.endsWith(' im Monat'))
			return ['weekday', day => {
				const [y, mo, d] = parts(day);
				const of = end ? Math.floor((length(y, mo) - d) / 7) : Math.floor((d - 1) / 7);
				return days7[weekday(day)] === token.slice(words.length + 1, -9) && of === k;
			}];
	const from = place(m[0]), to = m.length === 2 ? place(m[1]) : from;
	if (from && to)
		return ['date', range(from, to)];
	throw new Error(`no day: ${token}`);
}

const marks = ['zusätzlich', 'statt der üblichen Zeiten', 'auch an Feiertagen', 'auch in den Schulferien'];
const minutes = s => Number(s.slice(0, 2)) * 60 + Number(s.slice(3));
const guess = from => from >= 22 * 60 ? from + 480 : from >= 17 * 60 ? from + 600 : 1440;

function parse(row) {
	const r = { kinds: new Map(), adds: false, fallback: false, all: true, times: [], closes: false, key: '' };
	if (row === 'an Feiertagen geschlossen' || row === 'in den Schulferien geschlossen') {
		r.kinds.set('holiday', [row.startsWith('an') ? isHoliday : isSchool]);
		r.closes = true;
		return r;
	}
	const colon = row.search(/: /), head = colon < 0 ? '' : row.slice(0, colon);
	let last;
	for (const token of head === '' ? [] : head.split(', ')) {
		const [kind, test] = selector(token, last);
		last = kind;
		if (kind === 'else')
			r.fallback = true;
		else
			r.kinds.set(kind, [...r.kinds.get(kind) ?? [], test]);
	}
	r.key = head;
	let state = OPEN;
	for (let token of (colon < 0 ? row : row.slice(colon + 2)).split(', ')) {
		if (marks.includes(token)) {
			r.adds ||= token === 'zusätzlich';
			continue;
		}
		if (token.endsWith('geschlossen')) {
			r.closes = true;
			token = token.slice(0, -11).trim();
		}
		const m = token.match(/^(?:ab )?(\d\d:\d\d)(?:–(\d\d:\d\d))?( oder länger)?$/);
		if (m) {
			let from = minutes(m[1]), to = m[2] ? minutes(m[2]) : from;
			if (m[2] && to <= from)
				to += 1440;
			r.times.push({ from, to, open: !m[2] || Boolean(m[3]) });
		} else if (token === 'Tag und Nacht') {
			r.times.push({ from: 0, to: 1440, open: false });
		} else if (['nur mit Termin', 'nach Vereinbarung', 'bitte vorher fragen'].includes(token)) {
			state = UNKNOWN;
		} else if (token !== '' && state === OPEN) {
			state = REMARK;
		}
	}
	r.state = state;
	r.all = r.times.length === 0;
	r.times.forEach((t, i) => {
		t.end = t.open ? Math.min(t.to < 1440 ? guess(t.to) : 1440 + guess(t.to - 1440),
			r.times[i + 1]?.from ?? 2880) : t.to;
	});
	return r;
}

function meaning(list) {
	const t = new Uint8Array((total + 2) * SLOTS), parsed = list.map(parse);
	const base = day => (day - first) * SLOTS;
	let night = new Uint8Array(2 * SLOTS);
	for (let day = first - 1; day < first + total; day++) {
		const d = new Uint8Array(2 * SLOTS);
		parsed.forEach((r, i) => {
			for (const tests of r.kinds.values())
				if (!tests.some(test => test(day)))
					return;
			const goes_on = i > 0 && r.key !== '' && parsed[i - 1].key === r.key && !r.closes;
			const slot = m => Math.round(m / STEP);
			const put = (from, to, state) => {
				for (let k = slot(from); k < slot(to); k++)
					if (!r.fallback || d[k] === 0)
						d[k] = state;
			};
			if (r.closes) {
				if (r.all)
					d.fill(0);
				r.times.forEach(x => d.fill(0, slot(x.from), slot(x.end)));
				return;
			}
			if (!r.adds && !r.fallback && !goes_on)
				d.fill(0);
			if (r.all)
				put(0, 1440, r.state);
			for (const x of r.times) {
				put(x.from, x.to, r.state);
				put(x.to, x.end, UNKNOWN);
			}
		});
		for (let k = 0; day >= first && k < SLOTS; k++)
			t[base(day) + k] = d[k] || night[SLOTS + k];
		night = d;
	}
	return t;
}

let passed = 0, failed = 0;
for (const [value, list] of rows) {
	let trouble = '';
	try {
		const a = meaning(list), b = timeline(spans.get(value));
		for (let k = 0; k < total * SLOTS && trouble === ''; k++)
			if (a[k] !== b[k] && !(a[k] === REMARK && b[k] !== 0)) {
				const [y, m, d] = parts(first + Math.floor(k / SLOTS)), at = k % SLOTS * STEP;
				trouble = `${y}-${m + 1}-${d} ${Math.floor(at / 60)}:${at % 60} reads ${a[k]}, is ${b[k]}`;
			}
	} catch (error) {
		trouble = error.message;
	}
	if (trouble === '') {
		passed++;
		continue;
	}
	failed++;
	console.log(`${value}: ${trouble}\n  ${list.join('\n  ')}`);
}
console.log(`${passed} passed, ${failed} failed`);
