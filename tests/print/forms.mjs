// Fields: what ISO 32000-1 (12.7), PDF/UA-1 (7.18) and PDF/A-2 (6.3, 6.4) ask of
// a form, and what viewers need beyond that.  A blank form: nothing is filled in.

import { operations } from './content.mjs';
import { checkFont, unicode } from './fonts.mjs';
import { isRef, text } from './pdf.mjs';

const list = (x) => x === undefined || x === null ? [] : [x].flat();
const comb = 1 << 24, notComb = 1 << 12 | 1 << 13 | 1 << 20;
const forbidden = ['/A', '/AA', '/MK', '/DV', '/RV', '/JS'];

// The operators of an appearance, as words.
const drawn = (pdf, ref) => [...operations(pdf.data(ref) ?? Buffer.alloc(0))]
    .map(({ op }) => op);

class Form {
	constructor(pdf, tree, known, fail) {
		Object.assign(this, { pdf, tree, known, fail });
		this.names = new Map();   // T -> reference
		this.reached = new Map(); // widget -> its field's dictionary
		this.fonts = new Map();   // /F1 -> reference
		this.form = pdf.get(pdf.root['/AcroForm']);
	}

	check(widgets) {
		const { pdf, fail, form } = this;

		for (const [name, o] of Object.entries(pdf.objects)) {
			const d = o.stream ? o.stream.dict : o.value;

			if (d && typeof d === 'object' && d['/AcroForm'] !== undefined &&
			    d !== pdf.root)
				fail(`${name}: /AcroForm`);
		}
		if (form === undefined || form === null) {
			if (widgets.length > 0)
				fail('widgets, and no AcroForm');
			if ([...this.tree.elems.values()].some((e) => e.type === '/Form'))
				fail('Form elements, and no AcroForm');
			return;
		}
		this.checkForm();
		for (const ref of list(pdf.get(form['/Fields'])))
			this.checkField(ref);
		for (const w of widgets)
			this.checkWidget(w);
		for (const ref of this.reached.keys())
			if (!widgets.some((w) => w.ref === ref))
				fail(`field ${ref}: its widget is on no page`);
		this.checkOrder(widgets);
	}

	checkForm() {
		const { pdf, fail, form } = this;
		const resources = pdf.get(form['/DR']) ?? {};

		if (!isRef(pdf.root['/AcroForm']))
			fail('AcroForm is no object of its own');
		for (const key of Object.keys(form))
			if (!['/Fields', '/DR', '/DA'].includes(key))
				fail(`AcroForm: ${key}`);
		for (const [name, ref] of Object.entries(
		    pdf.get(resources['/Font']) ?? {})) {
			const map = pdf.data(pdf.get(ref)?.['/ToUnicode']);
			const codes = map === null ? [] : unicode(map, fail).keys();

			this.fonts.set(name, ref);
			checkFont(pdf, ref, new Set(codes), fail);
		}
		this.checkAppearanceString(form['/DA'], 'AcroForm');
	}

	checkAppearanceString(da, where) {
		const m = /^(\/\S+) (\S+) Tf\b/.exec(text(this.pdf.get(da)) ?? '');

		if (m === null)
			this.fail(`${where}: DA names no font`);
		else if (!this.fonts.has(m[1]))
			this.fail(`${where}: DA names a font that DR has not`);
		else if (!(Number(m[2]) > 0))
			this.fail(`${where}: DA leaves the size to the viewer`);
	}

	checkField(ref) {
		const { pdf, fail, names } = this;
		const f = pdf.get(ref), name = text(f?.['/T']);
		const where = `field ${name}`;

		if (!isRef(ref) || !f) {
			fail(`Fields: ${ref}`);
			return;
		}
		if (!name || !/^[a-z][a-z0-9-]*$/.test(name))
			fail(`field ${ref}: T is ${name}`);
		if (names.has(name))
			fail(`${where}: two of that name`);
		names.set(name, ref);
		if (f['/Parent'] !== undefined)
			fail(`${where}: is a kid of another field`);
		for (const key of forbidden)
			if (key in f)
				fail(`${where}: ${key}`);
		if (!text(f['/TU']))
			fail(`${where}: no TU`);
		this.checkType(f, where);
		const kids = list(pdf.get(f['/Kids']));

		for (const kid of kids.length > 0 ? kids : [ref]) {
			if (this.reached.has(kid))
				fail(`${where}: widget ${kid} is reached twice`);
			this.reached.set(kid, f);
			if (kid !== ref && pdf.get(kid)?.['/Parent'] !== ref)
				fail(`${where}: its kid has another Parent`);
		}
		this.checkStates(f, kids.length > 0 ? kids : [ref], where);
	}

	checkType(f, where) {
		const { fail } = this, flags = f['/Ff'] ?? 0;

		if (f['/FT'] === '/Btn') {
			if (flags !== 0)
				fail(`${where}: a push-button or radio button`);
			if (f['/V'] !== '/Off')
				fail(`${where}: is filled in`);
		} else if (f['/FT'] === '/Tx') {
			if (f['/V'] !== undefined)
				fail(`${where}: is filled in`);
			if (flags & comb && (!f['/MaxLen'] || flags & notComb))
				fail(`${where}: cells without MaxLen`);
			this.checkAppearanceString(f['/DA'], where);
		} else {
			fail(`${where}: FT ${f['/FT']}`);
		}
	}

	// One name for each state of a group, besides Off.
	checkStates(f, kids, where) {
		const seen = new Set();

		for (const kid of f['/FT'] === '/Btn' ? kids : []) {
			const n = this.pdf.get(this.pdf.get(
			    this.pdf.get(kid)?.['/AP'])?.['/N']) ?? {};
			const on = Object.keys(n).filter((k) => k !== '/Off');

			if (on.length !== 1 || !/^\/[a-z0-9-]+$/.test(on[0]))
				this.fail(`${where}: states ${Object.keys(n)}`);
			else if (seen.has(on[0]))
				this.fail(`${where}: two boxes say ${on[0]}`);
			seen.add(on[0]);
		}
	}

	checkWidget({ ref, page }) {
		const { pdf, tree, known, fail } = this;
		const w = pdf.get(ref), field = this.reached.get(ref);
		const where = `widget ${text(field?.['/T']) ?? ref}`;
		const owner = tree.elems.get(tree.objects.get(ref));

		if (field === undefined) {
			fail(`${where}: is of no field`);
			return;
		}
		if (w['/F'] !== 4)
			fail(`${where}: F ${w['/F']}`);
		if (w['/P'] !== page)
			fail(`${where}: P is not its page`);
		for (const key of forbidden)
			if (key in w)
				fail(`${where}: ${key}`);
		for (const key of w === field ? [] : ['/T', '/FT', '/V', '/Ff'])
			if (key in w)
				fail(`${where}: ${key} beside that of its field`);
		this.checkWords(w, owner, where);
		if (owner?.type !== '/Form')
			fail(`${where}: is in no Form element`);
		else if (known.parents.get(w['/StructParent']) !== owner.ref)
			fail(`${where}: StructParent does not lead to its element`);
		if (known.keys.has(w['/StructParent']))
			fail(`parent tree: key ${w['/StructParent']} is used twice`);
		known.keys.add(w['/StructParent']);
		this.checkLooks(w, field['/FT'] === '/Btn', where);
	}

	// What is said is what the tree says; in another language than the
	// catalog's it begins with that (7.9.2.2).
	checkWords(w, owner, where) {
		const { pdf, fail } = this;
		const escape = /^\x1B([A-Za-z-]+)\x1B/;
		const words = text(w['/TU']) ?? '', m = escape.exec(words);

		if (words === '')
			fail(`${where}: no TU`);
		if (/[_\u2026\u2610-\u2612\u25A1]/.test(words))
			fail(`${where}: TU has what nobody hears`);
		if (owner === undefined)
			return;
		if (text(owner.d['/Alt']) !== words.replace(escape, ''))
			fail(`${where}: Alt is not TU`);
		if ((m?.[1] ?? text(pdf.root['/Lang'])) !== owner.lang)
			fail(`${where}: TU and Alt are in two languages`);
	}

	checkLooks(w, button, where) {
		const { pdf, fail } = this;
		const looks = pdf.get(w['/AP']) ?? {}, n = looks['/N'];
		const rect = pdf.get(w['/Rect']) ?? [];
		const size = [rect[2] - rect[0], rect[3] - rect[1]];

		if (Object.keys(looks).join() !== '/N') {
			fail(`${where}: AP has ${Object.keys(looks)}`);
			return;
		}
		if (!(size[0] > 0 && size[1] > 0))
			fail(`${where}: Rect`);
		if (!button) {
			if (size[1] < 14)
				fail(`${where}: lower than 14 pt`);
			this.checkLook(n, size, where, (ops) => ops.join(' ') ===
			    'BMC EMC');
			return;
		}
		if (Math.min(...size) < 4 * 72 / 25.4 - 0.01)
			fail(`${where}: smaller than 4 mm`);
		if (w['/AS'] !== '/Off')
			fail(`${where}: is ticked`);
		if (pdf.data(n) !== null || !pdf.get(n)?.['/Off']) {
			fail(`${where}: AP is no dictionary of states with Off`);
			return;
		}
		for (const [state, ref] of Object.entries(pdf.get(n)))
			this.checkLook(ref, size, `${where} ${state}`,
			    (ops) => state === '/Off' ? ops.length === 0 :
				ops.some((op) => 'SfbB'.includes(op)));
	}

	checkLook(ref, size, where, good) {
		const { pdf, fail } = this, look = pdf.get(ref);
		const box = pdf.get(look?.['/BBox']) ?? [];
		const ops = pdf.data(ref) === null ? null : drawn(pdf, ref);

		if (ops === null || look['/Subtype'] !== '/Form') {
			fail(`${where}: its appearance is no stream`);
			return;
		}
		if (box[0] !== 0 || box[1] !== 0 ||
		    Math.abs(box[2] - size[0]) > 0.01 ||
		    Math.abs(box[3] - size[1]) > 0.01)
			fail(`${where}: BBox is not as large as Rect`);
		if (ops.some((op) => ['BT', 'Do', 'BI', 'BDC'].includes(op)) ||
		    !good(ops))
			fail(`${where}: draws ${ops.join(' ')}`);
	}

	// Viewers go from one annotation of a page to the next as its array has
	// them.
	checkOrder(widgets) {
		const read = [...this.tree.elems.values()]
		    .filter((e) => e.type === '/Form')
		    .map((e) => e.kids[0]?.object);

		for (const page of this.pdf.pages) {
			const here = widgets.filter((w) => w.page === page)
			    .map((w) => w.ref);

			if (read.filter((ref) => here.includes(ref)).join() !==
			    here.join())
				this.fail('widgets do not stand in the order of reading');
		}
	}
}

const checkForms = (pdf, tree, widgets, known, fail) =>
	new Form(pdf, tree, known, fail).check(widgets);

export { checkForms };
