// What npm opening_hours makes of the values on standard input, in the form of
// ours.c: "# value", then an interval a line, or "! why".
// Arguments: first day, day behind the last one.
process.env.TZ = 'Europe/Berlin';
const { default: OpeningHours } = await import('opening_hours');
import { readFileSync } from 'node:fs';

const [from, to] = process.argv.slice(2).map(day => new Date(`${day}T00:00`));
const county = { lat: 53.1, lon: 9.3, address: { country_code: 'de', state: 'Niedersachsen' } };
const two = n => String(n).padStart(2, '0');
const minute = d => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}` +
	`T${two(d.getHours())}:${two(d.getMinutes())}`;

const out = [];
for (const value of readFileSync(0, 'utf8').split('\n').filter(line => line !== '')) {
	out.push(`# ${value}`);
	try {
		const hours = new OpeningHours(value, county, { locale: 'de' });
		for (const [begin, end, unknown] of hours.getOpenIntervals(from, to))
			out.push(`${minute(begin)}/${minute(end)} ${unknown ? 'unknown' : 'open'}`);
	} catch (error) {
		out.push(`! ${String(error).replaceAll('\n', ' ')}`);
	}
}
console.log(out.join('\n'));
