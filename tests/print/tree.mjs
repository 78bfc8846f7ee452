// The structure tree: its shape, its attributes, and the text it gives.

import { isRef, language, text } from './pdf.mjs';

const headings = ['/H1', '/H2', '/H3', '/H4', '/H5', '/H6'];
const inline = ['/Span', '/Link', '/Figure', '/Form'];
const blocks = ['/Sect', '/TOC', ...headings, '/P', '/L', '/Table', '/Figure'];

// What may stand in what; content says whether MCIDs may.
const rules = {
	'/Document': { kids: blocks },
	'/Sect': { kids: blocks },
	'/TOC': { kids: ['/TOC', '/TOCI', '/Caption'] },
	'/TOCI': { kids: ['/Lbl', '/Reference', '/P', '/TOC'] },
	'/Reference': { kids: inline, content: true },
	'/P': { kids: inline, content: true },
	'/Span': { kids: inline, content: true },
	'/Link': { kids: inline, content: true },
	'/L': { kids: ['/LI', '/Caption'] },
	'/LI': { kids: ['/Lbl', '/LBody'] },
	'/Lbl': { kids: inline, content: true },
	'/LBody': { kids: [...blocks, ...inline], content: true },
	'/Table': { kids: ['/TR', '/THead', '/TBody', '/TFoot', '/Caption'] },
	'/THead': { kids: ['/TR'] },
	'/TBody': { kids: ['/TR'] },
	'/TFoot': { kids: ['/TR'] },
	'/TR': { kids: ['/TH', '/TD'] },
	'/TH': { kids: [...blocks, ...inline], content: true },
	'/TD': { kids: [...blocks, ...inline], content: true },
	'/Form': { kids: [] },
	'/Figure': { kids: [...inline, '/P', '/Caption'], content: true },
	'/Caption': { kids: [...inline, '/P'], content: true },
};
for (const h of headings)
	rules[h] = { kids: inline, content: true };
const leafBlocks = new Set([...headings, '/P', '/Reference', '/Lbl', '/LBody', '/TH', '/TD',
	'/Caption']);

const list = (x) => x === undefined || x === null ? [] : [x].flat();

class Tree {
	constructor(pdf, fail) {
		this.pdf = pdf;
		this.fail = fail;
		this.elems = new Map(); // reference -> element
		this.mcids = new Map(); // "page mcid" -> reference of its owner
		this.objects = new Map(); // annotation -> reference of its owner
		this.level = 0;
		const root = pdf.get(pdf.root['/StructTreeRoot']);

		if (root?.['/Type'] !== '/StructTreeRoot') {
			fail('no StructTreeRoot');
			return;
		}
		this.root = root;
		if (root['/RoleMap'] !== undefined)
			fail('a RoleMap');
		const tops = list(pdf.get(root['/K']));

		if (tops.length !== 1 || pdf.get(tops[0])?.['/S'] !== '/Document')
			fail('the root does not hold one Document');
		this.tops = tops.map((ref) => this.read(ref, pdf.root['/StructTreeRoot'],
		    null, text(pdf.root['/Lang']))).filter((e) => e !== null);
	}

	read(ref, parent, parentElem, lang) {
		const { pdf } = this;
		const d = pdf.get(ref), type = d?.['/S'];
		const fail = (what) => this.fail(`structure ${type} ${ref}: ${what}`);

		if (!isRef(ref) || !d) {
			fail('is no element');
			return null;
		}
		if (this.elems.has(ref)) {
			fail('stands twice in the tree');
			return null;
		}
		const e = { ref, d, type, kids: [], parent: parentElem, lang };

		this.elems.set(ref, e);
		if (d['/P'] !== parent)
			fail('its P is not its parent');
		if (rules[type] === undefined)
			fail('unknown type');
		if (d['/Lang'] !== undefined) {
			e.lang = text(d['/Lang']);
			if (!language.test(e.lang ?? ''))
				fail(`bad Lang ${e.lang}`);
		}
		if (!e.lang)
			fail('its language is not known');
		const rule = rules[parentElem?.type];

		if (rule && !rule.kids.includes(type))
			fail(`stands in ${parentElem.type}`);
		for (const kid of list(pdf.get(d['/K'])))
			this.readKid(e, kid, fail);
		this.attributes(e, fail);
		return e;
	}

	readKid(e, kid, fail) {
		const { pdf } = this;
		const d = typeof kid === 'number' ? { '/Type': '/MCR', '/MCID': kid } :
		    pdf.get(kid);

		if (d?.['/Type'] === '/MCR') {
			const page = d['/Pg'] ?? e.d['/Pg'];
			const key = `${page} ${d['/MCID']}`;

			if (!rules[e.type]?.content)
				fail('has content of its own');
			if (!pdf.pages.includes(page))
				fail('its Pg is not a page');
			if (this.mcids.has(key))
				fail(`MCID ${key} has two owners`);
			this.mcids.set(key, e.ref);
			e.kids.push({ mcid: key });
		} else if (d?.['/Type'] === '/OBJR') {
			if (!['/Link', '/Form'].includes(e.type))
				fail('has an annotation and is no Link');
			if (this.objects.has(d['/Obj']))
				fail(`annotation ${d['/Obj']} has two owners`);
			this.objects.set(d['/Obj'], e.ref);
			e.kids.push({ object: d['/Obj'] });
		} else {
			const elem = this.read(kid, e.ref, e, e.lang);

			if (elem !== null)
				e.kids.push({ elem });
		}
	}

	// Attribute dictionaries of one owner, together.
	attribute(e, owner) {
		return Object.assign({}, ...list(this.pdf.get(e.d['/A']))
		    .map((a) => this.pdf.get(a))
		    .filter((a) => a?.['/O'] === owner));
	}

	attributes(e, fail) {
		if (e.type === '/Figure') {
			const box = this.pdf.get(this.attribute(e, '/Layout')['/BBox']);

			if (!text(e.d['/Alt']))
				fail('no Alt');
			if (!Array.isArray(box) || box.length !== 4 ||
			    !(box[0] < box[2] && box[1] < box[3]))
				fail('no BBox');
		} else if (e.type === '/TH') {
			if (!['/Column', '/Row', '/Both'].includes(
			    this.attribute(e, '/Table')['/Scope']))
				fail('no Scope');
		} else if (e.type === '/L') {
			if (this.attribute(e, '/List')['/ListNumbering'] === undefined)
				fail('no ListNumbering');
		} else if (e.type === '/Table') {
			this.rectangular(e, fail);
		} else if (e.type === '/Form') {
			if (e.kids.length !== 1 || e.kids[0].object === undefined)
				fail('does not hold one widget');
			if (!text(e.d['/Alt']))
				fail('no Alt');
		} else if (e.type === '/Link') {
			if (!e.kids.some((k) => k.object !== undefined))
				fail('no annotation');
		} else if (headings.includes(e.type)) {
			this.heading(e, fail);
		}
	}

	// Kids are read before their parent's attributes, headings hold none: the
	// order is that of reading.
	heading(e, fail) {
		const level = headings.indexOf(e.type) + 1;

		if (level > this.level + 1)
			fail(`comes after level ${this.level}`);
		this.level = level;
	}

	rectangular(e, fail) {
		const rows = e.kids.flatMap((k) => k.elem?.type === '/TR' ? [k.elem] :
		    (k.elem?.kids ?? []).map((r) => r.elem));
		const widths = rows.filter((r) => r?.type === '/TR').map((r) =>
		    r.kids.reduce((n, k) => n + (k.elem ?
			this.attribute(k.elem, '/Table')['/ColSpan'] ?? 1 : 0), 0));

		if (new Set(widths).size > 1)
			fail(`rows of ${widths.join(', ')} cells`);
		if (widths.length === 0)
			fail('no rows');
	}

	// The cards of places: sections with a heading and a phone, and no other
	// section in them.  Of each its name, and on how many pages it stands.
	cards(texts) {
		const within = (e) => [e, ...e.kids.flatMap((k) => k.elem ? within(k.elem) : [])];
		const phone = (e) => e.kids.some((k) => k.object !== undefined &&
		    text(this.pdf.get(this.pdf.get(k.object)['/A'])?.['/URI'])?.startsWith('tel:'));

		return [...this.elems.values()].filter((e) => e.type === '/Sect').map(within)
		    .filter(([, head, ...rest]) => headings.includes(head?.type) &&
			!rest.some((k) => k.type === '/Sect') && rest.some(phone))
		    .map(([, head, ...rest]) => ({
			name: within(head).flatMap((e) => e.kids)
			    .map((k) => texts.get(k.mcid) ?? '').join(''),
			pages: new Set([head, ...rest].flatMap((e) => e.kids)
			    .filter((k) => k.mcid !== undefined)
			    .map((k) => k.mcid.replace(/ \d+$/, ''))).size }));
	}

	// Lines "P text" in reading order; 'texts' maps "page mcid" to text.
	blocks(texts) {
		const out = [];
		const inner = (e) => e.kids.map((k) => k.elem ?
		    leafBlocks.has(k.elem.type) || !inline.includes(k.elem.type) ||
		    k.elem.type === '/Figure' ? '' : inner(k.elem) :
		    texts.get(k.mcid) ?? '').join('');
		const visit = (e) => {
			const kids = e.kids.filter((k) => k.elem &&
			    (!inline.includes(k.elem.type) || k.elem.type === '/Figure'));
			const line = inner(e);

			if (e.type === '/Figure')
				out.push(['Figure', text(e.d['/Alt']) ?? '']);
			else if (leafBlocks.has(e.type) && (line !== '' ||
			    kids.length === 0))
				out.push([e.type.slice(1), line]);
			for (const k of e.kids)
				if (k.elem)
					visit(k.elem);
		};

		for (const e of this.tops ?? [])
			visit(e);
		return out;
	}
}

export { Tree };
