// What the texts of a PDF ought to be: those of the model, as `wegweiser tree`
// prints it in a language, and for facts (opening hours, addresses), which the
// model holds in no language, those that the leaflets as HTML show.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { plain } from './check.mjs';

const program = process.env.WEGWEISER ?? 'compiler/wegweiser';
const tables = 'compiler/.obj/plain/values-ours';

// As blocks are compared: no controls, NFC, one blank between words.
const same = (s) => plain(s).replace(/\s+/g, ' ').trim();

// Inside running text these are written as the language does, not as the model
// has them.
const fact = (name) => name.startsWith('w:') || name === 'date';

const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// A unit: the regular expression of its text; a text that has no facts is one
// string instead.
function unit(parts) {
	const literal = parts.every((p) => typeof p === 'string');

	if (literal)
		return same(parts.join(''));
	const source = parts.map((p) => typeof p === 'string' ?
	    escape(plain(`${p}|`).slice(0, -1).replace(/\s+/g, ' ')) :
	    p.any).join('').trim();

	return new RegExp(`^${source}$`, 'u');
}

// A letter or more that each text of an expression has: finding them is quicker.
// What stands in brackets, or may be missing, is none.
const surely = ({ source }) => {
	let flat = source, before;

	do {
		before = flat;
		flat = flat.replace(/(?<!\\)\((?:\\.|[^()\\])*(?<!\\)\)\??/g, '\n');
	} while (flat !== before);
	return flat.split(/[^\p{L} ]|.[?*+{]/u).reduce((best, s) =>
	    s.length > best.length ? s : best, '');
};

// A name, as it stands beside the German one: without brackets that may only
// repeat it.
const without = (s) => [...s.matchAll(/ \([^()]+\)/g)].flatMap(({ 0: bracket, index }) => {
	const rest = s.slice(0, index) + s.slice(index + bracket.length);

	return [rest, ...without(rest)];
});
const besideGerman = ({ name, shown }) =>
    ['title', 'term'].includes(name) && typeof shown === 'string' ? [...new Set(without(shown))] : [];

// The elements whose text is one message.
const unitNames = new Set([...readFileSync('compiler/model/elements.def', 'utf8')
    .matchAll(/^WG_ELEMENT\(\w+, (\w+), "([^"]+)",[^)]*\bWG_UNIT\b/gm)]
    .map(([, ns, name]) => ns === 'W' ? `w:${name}` : name));
const boxes = new Set(['note', 'tip', 'important', 'warning']);

// Indented lines to a tree; a text is a string.
function readTree(lines) {
	const root = { name: '', kids: [] }, open = [[-1, root]];

	for (const line of lines) {
		const depth = line.search(/\S/), body = line.slice(depth);

		while (open.at(-1)[0] >= depth)
			open.pop();
		if (body.startsWith('"')) {
			open.at(-1)[1].kids.push(body.slice(1, -1));
			continue;
		}
		const node = { name: body.match(/^[\w:-]+/)[0], kids: [], line: body };

		open.at(-1)[1].kids.push(node);
		open.push([depth, node]);
	}
	return root;
}

function parts(node) {
	return node.kids.flatMap((k) => typeof k === 'string' ? [k] :
	    fact(k.name) ? [{ any: '.+?' }] :
	    k.name === 'quote' ? [{ any: '.{1,2}' }, ...parts(k), { any: '.{1,2}' }] :
	    // A page that is there in German only is named so.
	    k.name === 'link' ? [...parts(k), { any: '(?: ?[(（][^()（）]{1,40}[)）])?' }] :
	    parts(k));
}

// A list of numbers to call, which stand before the names on paper.
const phones = (term) => term.kids.filter((k) => k.name === 'w:phone');
const calls = (list) => list.name === 'variablelist' && list.kids.every((entry) =>
    phones(entry.kids.find((k) => k.name === 'term') ?? { kids: [] }).length === 1);

// The parts of a term without its number, unless that stands amid words.
function withoutNumber(term) {
	const at = term.kids.indexOf(phones(term)[0]);
	const says = (kids) => kids.some((k) => typeof k !== 'string' || k.trim() !== '');

	return says(term.kids.slice(0, at)) && says(term.kids.slice(at + 1)) ? parts(term) :
	    parts({ kids: term.kids.toSpliced(at, 1) });
}

// Its units in order.  The title of a box has the name of the box before it.
function readUnits(node, out = [], called = false) {
	for (const k of node.kids) {
		if (typeof k === 'string')
			continue;
		if (called && k.name === 'term')
			out.push({ name: k.name, shown: unit(withoutNumber(k)) });
		else if (unitNames.has(k.name) && parts(k).length > 0)
			out.push({ name: k.name, shown: unit([
			    ...boxes.has(node.name) && k.name === 'title' ?
				[{ any: '(?:.{1,40}?[:：] ?)?' }] : [],
			    ...parts(k)]) });
		else
			readUnits(k, out, k.name === 'varlistentry' ? called : calls(k));
	}
	return out;
}

// The words of its links, which paper has again in a list.
const readLinks = (node) => node.kids.flatMap((k) => typeof k === 'string' ? [] :
    k.name === 'link' ? [unit(parts(k))] : readLinks(k));

// The words of the compiler in a language, or in German: each as parts, a hole is
// { any }.
function readLabels(tag) {
	const path = `locales/${tag}/interface.po`;
	const keyword = existsSync(path) ? 'msgstr' : 'msgid';
	const text = readFileSync(existsSync(path) ? path :
	    'locales/interface.pot', 'utf8');

	return [...text.matchAll(new RegExp(`^${keyword}(?:\\[\\d\\])? ((?:".*"\\s)+)`, 'gm'))]
	    .map((m) => m[1].replace(/"\n"/g, '').trim().slice(1, -1))
	    .filter((s) => s !== '' && !s.includes('\\n'))
	    .map((s) => s.split(/(\{\w+\})/).filter((p) => p !== '').map((p) =>
		/^\{\w+\}$/.test(p) ? { any: '.+' } : p));
}

// The languages a project may use: by tag and by the slug of the feed.
const languages = readFileSync('locales/languages.tsv', 'utf8').split('\n')
    .filter((l) => l !== '' && !l.startsWith('#')).map((l) => l.split('\t'))
    .map(([tag, , german, icu, slug]) =>
	({ tag, german, icu, slug }));

// Days, short ones too, and months, as the program's own tables have them.
const dates = new Map(); // language -> words
function readDates(tag) {
	const read = () => execFileSync(tables, ['dates'],
	    { input: `${languages.find((l) => l.tag === tag).icu}\n` })
	    .toString().split(/[\t\n\d]+/);

	if (!dates.has(tag))
		dates.set(tag, read());
	return dates.get(tag);
}

// Is that a letter, or a mark on one?
const letter = (c) => c !== undefined && /[\p{L}\p{M}]/u.test(String.fromCodePoint(c));

// A line of opening hours: nothing but days, words of the compiler, and numbers.
class HoursLine {
	constructor(tags) {
		const phrases = tags.flatMap((t) => [...readDates(t),
		    ...readLabels(t).flat().filter((p) => typeof p === 'string')])
		    .map(same).filter((p) => /\p{L}/u.test(p))
		    .sort((a, b) => b.length - a.length);

		this.known = new Map(); // text -> verdict
		this.phrases = new Map(); // first letter -> phrases, long ones first
		for (const p of new Set(phrases))
			this.phrases.set(p[0], [...this.phrases.get(p[0]) ?? [], p]);
	}

	// The length of the phrase that stands in the text at a place, or 0.
	phrase(text, at) {
		// A letter outside of the first plane has two halves.
		const before = text.codePointAt(/[\uDC00-\uDFFF]/.test(text[at - 1]) ?
		    at - 2 : at - 1);
		// Chinese is written without blanks.
		const whole = (p) => /^\p{sc=Han}/u.test(p) ||
		    !letter(before) && !letter(text.codePointAt(at + p.length));

		return this.phrases.get(text[at])
		    ?.find((p) => text.startsWith(p, at) && whole(p))?.length ?? 0;
	}

	tells(text) {
		for (let at = 0; at < text.length;) {
			const c = String.fromCodePoint(text.codePointAt(at));
			const length = this.phrase(text, at);

			if (length === 0 && /[^\p{N}\p{P}\p{Z}]/u.test(c))
				return false;
			at += length || c.length;
		}
		return true;
	}

	fits(text) {
		if (!this.known.has(text))
			this.known.set(text, this.tells(text));
		return this.known.get(text);
	}
}

class Source {
	constructor(site) {
		this.site = site;
		this.models = new Map(); // language -> id -> units
		this.pages = new Map();  // path -> text
		this.exact = new Map();  // language -> texts without facts
		this.loose = new Map();  // language -> those with
		this.hours = new Map();  // languages -> HoursLine
		this.marks = new Map();  // language -> "auf Deutsch" in it
	}

	// The root element of a document: what it is, with its attributes.
	root(id) {
		this.model('de');
		return this.roots.get(id);
	}

	// Is that the name of a place, in a language that was read?
	isPlace(name) {
		this.model('de');
		return [...this.models.values()].some((model) => {
			if (model.places === undefined)
				model.places = new Set([...this.roots]
				    .filter(([, r]) => r?.name === 'w:place')
				    .map(([id]) => model.get(id)
					?.find((u) => u.name === 'title')?.shown));
			return model.places.has(same(name));
		});
	}

	// The language that has this slug in the feed.
	language(slug) {
		return languages.find((l) => l.slug === slug)?.tag;
	}

	// Ids of all pages.
	articles() {
		this.model('de');
		return [...this.roots].filter(([, r]) => r?.name === 'article')
		    .map(([id]) => id);
	}

	// What is laid out of a print.
	printed(id) {
		this.boxes ??= readBoxes([...this.roots].filter(([, r]) => r?.name === 'w:print')
		    .map(([one]) => one));
		return this.boxes.get(id) ?? '';
	}

	// Ids of the pages, places … that the links of a page lead to.
	ways(id) {
		const links = (node) => (node?.kids ?? []).flatMap((k) =>
		    [k.line?.match(/^link\b.* linkend="([^"]+)"/)?.[1], ...links(k)]);

		return [...new Set(links(this.root(id)))].filter((to) => to !== id &&
		    this.roots.has(to) && !['w:form', 'w:print'].includes(this.roots.get(to)?.name));
	}

	// Is that a text of the model in one of these languages?
	knows(text, tags) {
		return tags.some((t) => this.model(t) && this.exact.get(t).has(text)) ||
		    tags.some((t) => this.fits(text, t));
	}

	// Is it one of the texts with facts?  Files say the same again and again.
	fits(text, tag) {
		const { list, known } = this.loose.get(tag);

		if (!known.has(text))
			known.set(text, list.some(({ sure, whole }) =>
			    text.includes(sure) && whole.test(text)));
		return known.get(text);
	}

	// Entrance, floor and room of a place, as a card of two languages has them.
	leadsInside(text) {
		const part = (line, name) => line.match(
		    new RegExp(` ${name}="([^"]*)"`))?.[1];

		this.doors ??= new Set([...this.roots.values()].flatMap((root) =>
		    (root?.kids ?? []).filter((k) => /^w:address\b/.test(k.line))
			.map(({ line }) => same(['entrance', 'floor', 'room']
			    .map((name) => part(line, name)).filter(Boolean).join(' ')))));
		return this.doors.has(text);
	}

	// Is that a line of opening hours in these languages?
	tellsHours(text, tags) {
		const key = tags.join(' ');

		if (!this.hours.has(key))
			this.hours.set(key, new HoursLine(tags));
		return this.hours.get(key).fits(text);
	}

	// Ids of the pages of a region, or of the subtree of a page, as the feed
	// has them.
	subtree(region, slug, id) {
		const path = join(this.site, 'api/v3', region, slug, 'pages/index.json');

		return JSON.parse(readFileSync(path, 'utf8')).map((page) =>
		    page.path.split('/').filter(Boolean).slice(2))
		    .filter((way) => id === undefined || way.includes(id))
		    .map((way) => way.at(-1));
	}

	// What marks a text that is not translated: 'text' without it, or null.
	unmarked(text, tag) {
		const label = this.german(tag);

		return label && text.endsWith(label) ? text.slice(0, -label.length) : null;
	}

	german(tag) {
		const path = `locales/${tag}/interface.po`;
		const read = () => existsSync(path) && readFileSync(path, 'utf8')
		    .match(/^msgid "auf Deutsch"\nmsgstr "(.+)"$/m)?.[1];

		if (!this.marks.has(tag)) {
			const label = read();

			this.marks.set(tag, label ? ` (${same(label)})` : null);
		}
		return this.marks.get(tag);
	}

	// Units of all documents in a language, by id.
	model(tag) {
		if (this.models.has(tag))
			return this.models.get(tag);
		const out = execFileSync(program, ['tree', '-q', '-l', tag],
		    { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
		const documents = new Map(), roots = new Map(), links = [];

		for (const part of out.toString().split(/\n(?=\S)/)) {
			const [head, ...lines] = part.split('\n');

			const tree = readTree(lines.filter((l) => l.trim() !== ''));

			roots.set(head.split(' ')[0], tree.kids[0]);
			documents.set(head.split(' ')[0], readUnits(tree));
			links.push(...readLinks(tree));
		}
		this.roots ??= roots;
		this.models.set(tag, documents);
		const all = [...documents.values()].flat()
		    .flatMap((u) => [u.shown, ...besideGerman(u)]).concat(links)
		    .concat(readLabels(tag).map(unit));

		this.exact.set(tag, new Set(all.filter((s) => typeof s === 'string')));
		// One that is little but a fact would fit any text.
		this.loose.set(tag, { known: new Map(), list: all.filter((s) =>
		    typeof s !== 'string' && (s.source.match(/\p{L}/gu) ?? []).length > 1)
		    .map((whole) => ({ whole, sure: surely(whole) })) });
		return documents;
	}

	html(path) {
		if (!this.pages.has(path))
			this.pages.set(path, existsSync(path) ?
			    same(readFileSync(path, 'utf8')
				.replace(/<(style|head)[^]*?<\/\1>/g, '')
				.replace(/<wbr>|<\/?(?:a|b|bdi|em|strong|span|i|abbr|time)\b[^>]*>/g, '')
				.replace(/<[^>]*>/g, ' ')
				.replace(/&(lt|gt|quot|amp|#39);/g, (all, e) =>
				    ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[e])) :
			    '');
		return this.pages.get(path);
	}

	// All leaflets of a language, as HTML.
	leaflets(tag) {
		const folder = join(this.site, 'leaflets', tag);

		return existsSync(folder) ? readdirSync(folder)
		    .filter((n) => n.endsWith('.html'))
		    .map((n) => this.html(join(folder, n))) : [];
	}
}

// In Leichte Sprache each sentence is a block: is the unit so many of them?
const inSentences = (shown, blocks) => {
	const all = blocks.join(' ');

	return typeof shown === 'string' ? all.includes(shown) :
	    new RegExp(shown.source.slice(1, -1), 'u').test(all);
};

// The units of 'units' that no block shows, in order; a print of many documents
// has its own order, and puts several of them on a line.
// In a pair the figures of a table stand between the texts of both languages.
function missing(units, blocks, anywhere, beside = false, slack = 0) {
	const fits = (u, text) => typeof u.shown === 'string' ?
	    anywhere ? text.includes(u.shown) : u.shown === text :
	    anywhere ? u.part.test(text) : u.shown.test(text);
	const lost = [];
	let at = 0;

	for (const u of units) {
		if (u.shown === '')
			continue;
		if (typeof u.shown !== 'string')
			u.part ??= new RegExp(u.shown.source.slice(1, -1), 'u');
		const found = blocks.findIndex((b, i) =>
		    (anywhere || i >= at - slack) && (fits(u, b) ||
			(beside || u.name === 'term') &&
			    besideGerman(u).some((shown) => fits({ shown }, b))));

		if (found >= 0)
			at = Math.max(at, found + 1);
		else
			lost.push(u.shown);
	}
	return lost;
}

// What a print shows of the model: its attributes, and the units that it must
// have; null where it makes its texts itself (a specimen).
function printUnits(known, print) {
	const attribute = (name) => (print.line.match(new RegExp(` ${name}="([^"]*)"`))
	    ?.[1] ?? '').split(/\s+/).filter(Boolean);
	const [product] = attribute('product'), [subject] = attribute('subject');
	const tags = [...attribute('german')[0] === 'no' ? [] : ['de'],
		...attribute('languages')];
	const ids = product === 'leaflet' ? [subject] :
	    product === 'poster' ? attribute('offices') :
	    product === 'handbook' ? known.articles() : null;
	// The name of an office is that on its door, in German.
	// Desks and what else has a title are not on it.
	const named = (u, tag, all) => product !== 'poster' ||
	    u.name === 'w:purpose' || tag === 'de' &&
	    u === all.find((one) => one.name === 'title');

	return { tags: tags.length > 0 ? tags : ['de'],
		units: ids?.flatMap((id) => tags.map((t) => (known.model(t).get(id) ?? [])
		    .filter((u, i, all) => named(u, t, all)))) ?? null };
}

// The boxes of every print, laid out at once; by id.
const readBoxes = (ids) => {
	const out = execFileSync(program, ['tree', '-q', '--show=boxes', ...ids],
	    { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
	const boxes = new Map(ids.map((id) => [id, '']));

	for (const page of out.split(/\n(?=\S)/)) {
		const [id] = page.split(' ', 1);

		boxes.set(id, `${boxes.get(id) ?? ''}${page}\n`);
	}
	return boxes;
};

// A specimen has its texts from no document: what was laid out must come out.
function compareRuns(known, id, texts) {
	const solid = (s) => same(s).replace(/\s/g, '');
	const all = solid(texts.join(''));
	const runs = [...known.printed(id).matchAll(/^ {2}(?!Artifact)\S+ run \S+ size \S+ level \d+ (.*)$/gm)]
	    .map((m) => m[1].replace(/⟨U\+[0-9A-F]+⟩/g, ''));

	return runs.length === 0 ? ['nothing is laid out'] :
	    runs.filter((r) => !all.includes(solid(r)))
		.map((r) => `no block has the run ${r}`);
}

// What is written with what a barcode, a picture or a list needs, not a text.
const ours = ([type, text]) => text === '' || type === 'Lbl' ||
    type === 'Figure';

const names = new Set(languages.map((l) => l.german));

// On paper the current version is at the short address.
const online = (short, folder, id) => (text) => text.replace(
    new RegExp(`/s/${short}$`), `/leaflets/${folder}/${id}.html`);

// What a file is to show: 'tags', 'units' (those of a document a list; null: see
// printUnits), and the HTML that has its facts.
function expected(known, path) {
	const [, folder, id] = path.match(/([^/]+)\/([^/]+)\.pdf$/);
	const book = path.match(/site\/pdf\/([^/]+)\/([^/]+?)(?:\/([^/]+))?\.pdf$/);

	if (folder === 'prints')
		return { ...printUnits(known, known.root(id)), print: true, pages: [] };
	if (book) {
		const [, region, slug, page] = book;
		const { tag } = languages.find((l) => l.slug === slug);

		const ids = known.subtree(region, slug, page);

		// The cards of places are behind its pages.
		return { tags: [tag], pages: known.leaflets(tag),
		    online: online(page ?? region, tag, ids[0]),
		    units: ids.map((one) => known.model(tag).get(one)) };
	}
	const tags = folder.split('+');

	// Both languages of an answer stand in one line.
	if (known.root(id)?.name === 'w:form')
		return { tags, units: tags.map((t) => known.model(t).get(id)),
			print: true, pages: [] };
	return { tags, units: tags.map((t) => known.model(t).get(id)),
		online: online(id, folder, id),
		pages: [known.html(join(known.site, 'leaflets', folder, `${id}.html`))] };
}

// Lines of what is wrong: a unit that no block shows; but in prints also a block
// that nobody wrote.
function compareSource(known, path, blocks) {
	const texts = blocks.map(([, s]) => same(s)), wrong = [];
	const { tags, units, pages, print = false, online } = expected(known, path);

	if (units === null)
		return compareRuns(known, path.match(/([^/]+)\.pdf$/)[1], texts);
	for (const list of units)
		for (const lost of missing(list, texts, print, tags.length > 1,
		    tags.length > 1 ? 12 : 0).filter((shown) =>
		    tags.at(-1) !== 'de-simple' || !inSentences(shown, texts)))
			wrong.push(`no block has the text ${lost}`);
	const all = [...new Set(['de', ...tags])];
	const german = (text) => tags.map((t) => known.unmarked(text, t))
	    .find((s) => s !== null);
	const shown = (text) => pages.some((p) => p.includes(text));
	const told = (text) => known.knows(text, all) ||
	    known.knows(german(text) ?? '', ['de']) || shown(online(text));
	// Days of two languages, times that the HTML has, too; what it calls "day
	// and night" a sign has in figures.
	const hours = (text) => known.tellsHours(text, all) &&
	    (text.match(/\d+:\d+(?:–\d+:\d+)?/g) ?? [])
		.every((time) => time === '00:00–24:00' || shown(time));
	// In a card things of a list stand in one line, with dots between them.
	const one = (text) => names.has(text) || told(text) || hours(text) ||
	    known.leadsInside(text) ||
	    known.root(text.match(/^\/s\/([\w-]+)$/)?.[1]) !== undefined;
	// What they are stands before the first of them.
	const right = (text) => {
		const [, label, rest] = text.match(/^(.+?)(?: ?: |：)(.+)$/) ?? [];

		return one(text) || label !== undefined && one(label) && one(rest);
	};

	// Who reads it on paper types where the links lead.
	for (const to of online && /\/leaflets\//.test(path) ?
	    known.ways(path.match(/([^/]+)\.pdf$/)[1]) : [])
		if (!texts.includes(`/s/${to}`))
			wrong.push(`no way to ${to}`);
	blocks.forEach(([type], i) => {
		// Contents have the number of the page behind the title, an index
		// may have several.
		const text = type === 'Reference' ?
		    texts[i].replace(/(\d+, *)*\d*$/, '') : texts[i];

		if (!print && !ours([type, text]) && !right(text) &&
		    !text.split(' · ').every(right))
			wrong.push(`${type} is not of the model: ${text}`);
	});
	return wrong;
}

export { Source, compareSource };
