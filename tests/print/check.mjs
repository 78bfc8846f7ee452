// Is a PDF what it says: PDF/UA-1, PDF/A-2a as far as our writer can break them,
// and does its structure tree give its text?  As a program:
//
//     node check.mjs [--text] FILE...
//
// prints a line per failure, or with --text the blocks of each file in reading
// order; the exit status is 1 if anything failed.

import { sequences } from './content.mjs';
import { checkDocument, checkFile, checkObjects } from './document.mjs';
import { checkForms } from './forms.mjs';
import { checkFont } from './fonts.mjs';
import { load, text } from './pdf.mjs';
import { Tree } from './tree.mjs';

const list = (x) => x === undefined || x === null ? [] : [x].flat();

// Sequences of a page, and the fonts and codes in them.
function readPage(pdf, ref, used, fail) {
	const page = pdf.get(ref);
	const parts = list(page['/Contents']).map((c) => pdf.data(c));
	const fonts = pdf.get(pdf.get(page['/Resources'])?.['/Font']) ?? {};
	const images = pdf.get(pdf.get(page['/Resources'])?.['/XObject']) ?? {};
	let all = [];

	try {
		all = sequences(Buffer.concat(parts.flatMap((b) =>
		    [b ?? Buffer.alloc(0), Buffer.from('\n')])), fail, images);
	} catch (e) {
		fail(`content: ${e.message}`);
	}
	for (const s of all)
		s.codes = s.codes.map(([name, code]) => {
			const font = fonts[`/${name}`];

			if (font === undefined)
				fail(`no font /${name}`);
			if (!used.has(font))
				used.set(font, new Set());
			used.get(font).add(code);
			return [font, code];
		});
	for (const key of Object.keys(pdf.get(page['/Resources']) ?? {}))
		if (!['/Font', '/ProcSet', '/XObject'].includes(key))
			fail(`resources have ${key}`);
	checkImages(pdf, images, fail);
	return all;
}

// Plain images only (ISO 19005-2, 6.2.8): no mask, no smoothing, colours that
// the output intent covers, rows as many as the dictionary says.
function checkImages(pdf, images, fail) {
	for (const [name, ref] of Object.entries(images)) {
		const d = pdf.get(ref), space = pdf.get(d?.['/ColorSpace']);
		const bits = d?.['/BitsPerComponent'];
		const base = Array.isArray(space) ? pdf.get(space[1]) : space;

		if (d?.['/Subtype'] !== '/Image') {
			fail(`${name} is no image`);
			continue;
		}
		for (const key of ['/SMask', '/Mask', '/Alternates', '/OPI', '/Interpolate'])
			if (d[key] !== undefined && d[key] !== false)
				fail(`${name} has ${key}`);
		if (Array.isArray(space) && space[0] !== '/Indexed')
			fail(`${name} has colours ${space[0]}`);
		if (!['/DeviceRGB', '/DeviceGray'].includes(base))
			fail(`${name} has colours ${base}`);
		if (![1, 2, 4, 8, 16].includes(bits))
			fail(`${name} has ${bits} bits`);
		if (pdf.get(d['/Filter']) !== undefined &&
		    pdf.get(d['/Filter']) !== '/DCTDecode')
			fail(`${name} is stored as ${pdf.get(d['/Filter'])}`);
		if (pdf.get(d['/Filter']) === undefined) {
			const colors = space === '/DeviceRGB' ? 3 : 1;
			const row = Math.ceil(d['/Width'] * colors * bits / 8);

			if (pdf.data(ref).length !== row * d['/Height'])
				fail(`${name} has ${pdf.data(ref).length} bytes`);
		}
	}
}

function decode(s, fonts, fail) {
	if (s.actual !== undefined) {
		if (s.actual.length < 4 || s.actual.readUInt16BE(0) !== 0xFEFF)
			fail('ActualText is empty or not UTF-16');
		return Buffer.from(s.actual.subarray(2)).swap16().toString('utf16le');
	}
	const parts = s.codes.map(([font, code]) => fonts.get(font)?.get(code) ?? '');

	return (s.tag === 'ReversedChars' ? parts.reverse() : parts).join('');
}

// A number tree as [key, value] pairs.
function numbers(pdf, node, depth = 0) {
	const d = pdf.get(node), out = [];
	const nums = pdf.get(d?.['/Nums']) ?? [];

	for (let i = 0; i + 1 < nums.length; i += 2)
		out.push([nums[i], nums[i + 1]]);
	for (const kid of depth < 8 ? list(pdf.get(d?.['/Kids'])) : [])
		out.push(...numbers(pdf, kid, depth + 1));
	return out;
}

// Every MCID once in content, once in the tree, and the parent tree agrees:
// ISO 32000-1, 14.7.4.4.
function checkParents(pdf, tree, pages, fail) {
	const pairs = numbers(pdf, tree.root['/ParentTree']);
	const parents = new Map(pairs), seen = new Set(), keys = new Set();

	if (pairs.some(([k], i) => i > 0 && k <= pairs[i - 1][0]))
		fail('parent tree: keys do not ascend');
	if (!(tree.root['/ParentTreeNextKey'] > Math.max(-1, ...parents.keys())))
		fail('parent tree: ParentTreeNextKey');
	for (const [ref, all] of pages) {
		const key = pdf.get(ref)['/StructParents'];
		const row = pdf.get(parents.get(key)) ?? [];
		const tagged = all.filter((s) => !s.artifact);

		if (key !== undefined && keys.has(key))
			fail(`parent tree: key ${key} is used twice`);
		keys.add(key);
		if (tagged.length > 0 && !Array.isArray(row))
			fail(`parent tree: key ${key} of a page is no array`);
		for (const { mcid } of tagged) {
			const at = `${ref} ${mcid}`;

			if (seen.has(at))
				fail(`MCID ${mcid} stands twice on a page`);
			seen.add(at);
			if (!tree.mcids.has(at))
				fail(`MCID ${mcid} is not in the tree`);
			else if (row[mcid] !== tree.mcids.get(at))
				fail(`parent tree: MCID ${mcid} has another owner`);
		}
	}
	for (const at of tree.mcids.keys())
		if (!seen.has(at))
			fail(`structure: MCID ${at} is not on its page`);
	return { parents, keys };
}

function checkLink(pdf, ref, page, tree, { parents, keys }, fail) {
	const a = pdf.get(ref), key = a['/StructParent'];
	const flags = a['/F'] ?? 0, rect = pdf.get(a['/Rect']) ?? [];

	if (a['/Subtype'] !== '/Link') {
		fail(`annotation ${a['/Subtype']}`);
		return;
	}
	if ((flags & 4) === 0 || (flags & 0x23) !== 0)
		fail('link: does not print, or is hidden');
	if (!text(a['/Contents']))
		fail('link: no Contents');
	if (a['/P'] !== page)
		fail('link: P is not its page');
	if (!(rect[0] < rect[2] && rect[1] < rect[3]))
		fail('link: Rect');
	const uri = text(pdf.get(a['/A'])?.['/URI']);

	if (pdf.get(a['/A'])?.['/S'] === '/URI' && !/^[!-~]+$/.test(uri ?? ''))
		fail(`link: URI ${uri}`);
	if (!tree.objects.has(ref))
		fail('link: is in no Link element');
	else if (parents.get(key) !== tree.objects.get(ref))
		fail('link: StructParent does not lead to its element');
	if (keys.has(key))
		fail(`parent tree: key ${key} is used twice`);
	keys.add(key);
}

function checkAnnotations(pdf, tree, known, fail) {
	const seen = new Set(), widgets = [];

	for (const ref of pdf.pages) {
		const page = pdf.get(ref), all = list(pdf.get(page['/Annots']));

		if (page['/Tabs'] !== '/S')
			fail('page: Tabs is not S');
		for (const a of all) {
			seen.add(a);
			if (pdf.get(a)?.['/Subtype'] === '/Widget')
				widgets.push({ ref: a, page: ref });
			else
				checkLink(pdf, a, ref, tree, known, fail);
		}
	}
	for (const a of tree.objects.keys())
		if (!seen.has(a))
			fail(`structure: annotation ${a} is on no page`);
	checkForms(pdf, tree, widgets, known, fail);
}

// What a text is compared by: without what cannot be seen.
const plain = (s) => s
    .replace(/[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .normalize('NFC').trimEnd();

// Check an open PDF: { failures, blocks }.
function checkPdf(pdf) {
	const failures = [], used = new Map(), fonts = new Map();
	const fail = (what) => {
		if (!failures.includes(what))
			failures.push(what);
	};

	checkFile(pdf, fail);
	checkObjects(pdf, fail);
	checkDocument(pdf, fail);
	const pages = pdf.pages.map((ref) => [ref, readPage(pdf, ref, used, fail)]);

	for (const [ref, codes] of used)
		try {
			fonts.set(ref, checkFont(pdf, ref, codes, fail));
		} catch (e) {
			fail(`font ${ref}: ${e.message}`);
		}
	const tree = new Tree(pdf, fail);

	if (tree.root === undefined)
		return { failures, blocks: [], cards: [] };
	checkAnnotations(pdf, tree, checkParents(pdf, tree, pages, fail), fail);
	const texts = new Map();

	for (const [ref, all] of pages)
		for (const s of all)
			if (!s.artifact)
				texts.set(`${ref} ${s.mcid}`, decode(s, fonts, fail));
	const blocks = tree.blocks(texts).map(([type, s]) => [type, plain(s)]);

	return { failures, blocks, shape: shapeOf(pdf, tree), cards: tree.cards(texts) };
}

// Files of one shape are made by the same code: types, fonts, links, pages.
function shapeOf(pdf, tree) {
	const types = new Set([...tree.elems.values()].map((e) => e.type));
	const fonts = new Set(Object.values(pdf.objects)
	    .map((o) => String(o.value?.['/BaseFont'] ?? '').replace(/[A-Z]{6}\+/, '')));

	return [...types, ...fonts].sort().join(' ') + (pdf.pages.length > 1);
}

async function checkPath(path) {
	try {
		return checkPdf(await load(path));
	} catch (e) {
		return { failures: [e.message.split('\n')[0]], blocks: [], cards: [] };
	}
}

async function main(args) {
	const files = args.filter((a) => a !== '--text');
	let failed = false;

	for (const path of files) {
		const { failures, blocks } = await checkPath(path);

		if (args.includes('--text'))
			for (const [type, s] of blocks)
				console.log(`${type} ${s}`);
		for (const f of failures)
			console.error(`${path}: ${f}`);
		failed ||= failures.length > 0;
	}
	process.exitCode = failed ? 1 : 0;
}

if (process.argv[1]?.endsWith('/check.mjs'))
	await main(process.argv.slice(2));

export { checkPath, checkPdf, plain };
