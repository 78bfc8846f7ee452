// Is the checker awake?  Each mutant is a good file with one thing broken, made
// from the JSON that qpdf gives and takes, or in the bytes; checkPdf() must find
// something in each, and nothing in the file that was only taken apart and put
// together again.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkPath } from './check.mjs';
import { load, run } from './pdf.mjs';

// What a mutation works on.
class Patient {
	constructor(json) {
		this.json = json;
		this.objects = json.qpdf[1];
		this.root = this.get(this.objects.trailer.value['/Root']);
		this.treeRoot = this.get(this.root['/StructTreeRoot']);
		this.nums = this.get(this.treeRoot['/ParentTree'])['/Nums'];
	}

	get(ref) {
		const o = this.objects[`obj:${ref}`];

		return o.stream ? o.stream.dict : o.value;
	}

	all() {
		return Object.entries(this.objects)
		    .filter(([name]) => name !== 'trailer')
		    .map(([name, o]) => [name.slice(4), o.stream ? o.stream.dict : o.value])
		    .filter(([, d]) => d && typeof d === 'object');
	}

	// The first dictionary in which all of 'want' holds.
	find(want) {
		return this.all().find(([, d]) => Object.entries(want)
		    .every(([k, v]) => v === true ? k in d : d[k] === v))[1];
	}

	elem(type) {
		return this.find({ '/Type': '/StructElem', '/S': type });
	}

	// Change the bytes of a stream.
	edit(ref, change) {
		const { stream } = this.objects[`obj:${ref}`];

		stream.data = change(Buffer.from(stream.data, 'base64'))
		    .toString('base64');
	}

	// Change a stream as text; the pattern must be there.
	replace(ref, pattern, by) {
		this.edit(ref, (b) => {
			const s = b.toString('latin1'), changed = s.replace(pattern, by);

			if (s === changed)
				throw new Error(`nothing to replace: ${pattern}`);
			return Buffer.from(changed, 'latin1');
		});
	}

	get page() {
		return this.get(this.json.pages[0].object);
	}

	get content() {
		return this.page['/Contents'];
	}

	get font() {
		return this.find({ '/Subtype': '/CIDFontType2', '/CIDToGIDMap': true });
	}

	get type0() {
		return this.find({ '/Subtype': '/Type0' });
	}
}

const firstCode = /(\d+) beginbfchar\n<([0-9A-F]{4})><[0-9A-F]+>/;

const mutations = {
	'no MarkInfo': (p) => delete p.root['/MarkInfo'],
	'not Marked': (p) => { p.root['/MarkInfo']['/Marked'] = false; },
	'no catalog Lang': (p) => delete p.root['/Lang'],
	'bad Lang': (p) => { p.elem('/P')['/Lang'] = 'u:de_DE!'; },
	'no DisplayDocTitle': (p) => delete p.root['/ViewerPreferences'],
	'no PrintScaling': (p) => delete p.root['/ViewerPreferences']['/PrintScaling'],
	'Duplex is undefined': (p) => delete p.root['/ViewerPreferences']['/Duplex'],
	'no title': (p) => delete p.get(p.objects.trailer.value['/Info'])['/Title'],
	'other title in XMP': (p) => p.replace(p.root['/Metadata'],
	    /x-default">/, 'x-default">Q'),
	'no pdfuaid': (p) => p.replace(p.root['/Metadata'],
	    /<pdfuaid:part>1<\/pdfuaid:part>/, ''),
	'PDF/A-2b': (p) => p.replace(p.root['/Metadata'],
	    /<pdfaid:conformance>A/, '<pdfaid:conformance>B'),
	'no extension schema': (p) => p.replace(p.root['/Metadata'],
	    /<pdfaExtension:schemas>[^]*<\/pdfaExtension:schemas>/, ''),
	'XMP is not well-formed': (p) => p.replace(p.root['/Metadata'],
	    /<\/rdf:RDF>/, ''),
	'no output intent': (p) => delete p.root['/OutputIntents'],
	'a grey profile': (p) => p.edit(p.root['/OutputIntents'][0]
	    ['/DestOutputProfile'], (b) => Buffer.concat([b.subarray(0, 16),
		Buffer.from('GRAY'), b.subarray(20)])),
	'JavaScript': (p) => { p.root['/OpenAction'] = { '/S': '/JavaScript',
	    '/JS': 'u:app.alert(1)' }; },
	'a link runs a program': (p) => { p.find({ '/Subtype': '/Link' })['/A'] =
	    { '/S': '/Launch', '/F': 'u:calc.exe' }; },
	'an embedded file': (p) => { p.root['/Names'] =
	    { '/EmbeddedFiles': { '/Names': [] } }; },
	'no StructTreeRoot': (p) => delete p.root['/StructTreeRoot'],
	'no Alt': (p) => delete p.elem('/Figure')['/Alt'],
	'no BBox': (p) => delete p.elem('/Figure')['/A'],
	'no Scope': (p) => delete p.elem('/TH')['/A'],
	'a cell too many': (p) => { p.elem('/TH')['/A']['/ColSpan'] = 3; },
	'no ListNumbering': (p) => delete p.elem('/L')['/A'],
	'H1 to H3': (p) => { p.elem('/H1')['/S'] = '/H3'; },
	'H2 to H4': (p) => { p.elem('/H2')['/S'] = '/H4'; },
	'unknown type': (p) => { p.elem('/P')['/S'] = '/Paragraph'; },
	'TR to Sect': (p) => { p.elem('/TR')['/S'] = '/Sect'; },
	'LI to P': (p) => { p.elem('/LI')['/S'] = '/P'; },
	'wrong P': (p) => { p.elem('/Span')['/P'] = p.root['/StructTreeRoot']; },
	'an element twice': (p) => {
		const k = p.elem('/Document')['/K'];

		k.push(k[0]);
	},
	'a role map': (p) => { p.treeRoot['/RoleMap'] = { '/X': '/P' }; },
	'two rows of the parent tree swapped': (p) => {
		const row = p.nums[1];

		[row[0], row[1]] = [row[1], row[0]];
	},
	'keys of the parent tree swapped': (p) => {
		[p.nums[0], p.nums[2]] = [p.nums[2], p.nums[0]];
	},
	'no ParentTreeNextKey': (p) => delete p.treeRoot['/ParentTreeNextKey'],
	'no StructParents': (p) => delete p.page['/StructParents'],
	'an MCID twice': (p) => p.replace(p.content, /\/MCID 1\b/, '/MCID 0'),
	'an MCID that nobody owns': (p) => p.replace(p.content, /\/MCID 1\b/,
	    '/MCID 999'),
	'an MCID that is not there': (p) => p.elem('/P')['/K'].push(888),
	'no Artifact': (p) => p.replace(p.content,
	    /\/Artifact[^\n]*(BMC|BDC)\n([^]*?)EMC\n/, '$2'),
	'an artifact in tagged content': (p) => p.replace(p.content,
	    /(\/MCID 0>>BDC\n)/, '$1/Artifact BMC\nEMC\n'),
	'EMC is missing': (p) => p.replace(p.content, /EMC\n/, ''),
	'an empty ActualText': (p) => p.replace(p.content,
	    /\/ActualText<[0-9A-F]+>/, '/ActualText<>'),
	'an image of other size': (p) => {
		p.find({ '/Subtype': '/Image' })['/Height']++;
	},
	'an image with a mask': (p) => {
		p.find({ '/Subtype': '/Image' })['/Mask'] = [0, 0];
	},
	'CMYK': (p) => {
		p.find({ '/Subtype': '/Image' })['/ColorSpace'] = '/DeviceCMYK';
	},
	'an image that is not there': (p) => p.replace(p.content, /(BDC\n)/, '$1/Im0 Do\n'),
	'no Contents': (p) => delete p.find({ '/Subtype': '/Link' })['/Contents'],
	'F 0': (p) => { p.find({ '/Subtype': '/Link' })['/F'] = 0; },
	'hidden link': (p) => { p.find({ '/Subtype': '/Link' })['/F'] = 6; },
	'a link outside the tree': (p) => { p.elem('/Link')['/K'] =
	    p.elem('/Link')['/K'].filter((k) => typeof k !== 'object'); },
	'wrong StructParent': (p) => {
		p.find({ '/Subtype': '/Link' })['/StructParent']++;
	},
	'no Tabs': (p) => delete p.page['/Tabs'],
	'no FontFile': (p) => delete p.get(p.font['/FontDescriptor'])['/FontFile2'],
	'no subset tag': (p) => {
		p.font['/BaseFont'] = p.font['/BaseFont'].replace(/[A-Z]{6}\+/, '');
	},
	'no CIDToGIDMap': (p) => delete p.font['/CIDToGIDMap'],
	'glyph 0': (p) => p.edit(p.font['/CIDToGIDMap'], (b) =>
	    Buffer.concat([b.subarray(0, 2), Buffer.alloc(2), b.subarray(4)])),
	'glyph out of range': (p) => p.edit(p.font['/CIDToGIDMap'], (b) =>
	    Buffer.concat([b.subarray(0, 2), Buffer.alloc(2, 0xFF), b.subarray(4)])),
	'a wrong width': (p) => { p.font['/W'][1][0] += 5; },
	'a wrong width in CFF': (p) => { p.find({ '/Subtype': '/CIDFontType0' })
	    ['/W'].find((w) => Array.isArray(w))[0] += 5; },
	'no ToUnicode': (p) => delete p.type0['/ToUnicode'],
	'a code without text': (p) => p.replace(p.type0['/ToUnicode'], firstCode,
	    '$1 beginbfchar\n<FFF0><0041>'),
	'text of the private use area': (p) => p.replace(p.type0['/ToUnicode'],
	    firstCode, '$1 beginbfchar\n<$2><E000>'),
	'text FEFF': (p) => p.replace(p.type0['/ToUnicode'], firstCode,
	    '$1 beginbfchar\n<$2><FEFF>'),
	'another encoding': (p) => { p.type0['/Encoding'] = '/Identity-V'; },
};

// Those that qpdf would repair are made in the bytes of the original.
const byteMutations = {
	'no ID': (s) => s.replace('/ID[', '/IX['),
	'something after the end': (s) => `${s}%PDF\n`,
	'no binary comment': (s) => s.replace(/^(%PDF-1.7\n%)..../, '$1abcd'),
	'PDF 1.4': (s) => s.replace('%PDF-1.7', '%PDF-1.4'),
	'filtered with LZW': (s) => s.replace('/Filter/FlateDecode/Length',
	    '/Filter/LZWDecode/Length'),
	'a wrong Length': (s) => s.replace(/(\/Type\/Metadata.*\/Length )(\d+)/,
	    (all, key, n) => `${key}${Number(n) - 1}`),
};

// Texts that differ are found by comparing, not by checkPdf().
const textMutations = {
	'RTL that is not marked': (p) => p.replace(p.content, /\/ReversedChars/,
	    '/P'),
	'another letter': (p) => p.replace(p.type0['/ToUnicode'], firstCode,
	    '$1 beginbfchar\n<$2><0041>'),
	'reading order': (p) => p.elem('/Document')['/K'].reverse(),
	'no ActualText': (p) => p.replace(p.content,
	    /\/ActualText<[0-9A-F]+>/, ''),
};

async function rebuild(json, folder, change) {
	const copy = structuredClone(json), input = join(folder, 'mutant.json');
	const output = join(folder, 'mutant.pdf');

	change(new Patient(copy));
	writeFileSync(input, JSON.stringify(copy), 'latin1');
	const { status, stderr } = await run('qpdf', ['--json-input',
		'--object-streams=generate', '--compress-streams=y', input, output]);

	if (status !== 0)
		throw new Error(stderr);
	return output;
}

// Calls 'report' with a name and what is wrong, or null.
async function testMutants(good, folder, report) {
	const pdf = await load(good), { blocks } = await checkPath(good);
	const json = { version: 2, parameters: pdf.json.parameters,
		pages: pdf.json.pages, qpdf: pdf.json.qpdf };
	const control = await checkPath(await rebuild(json, folder, () => {}));
	const path = join(folder, 'bytes.pdf');

	report('unchanged', control.failures[0] ?? null);
	for (const [name, change] of Object.entries(mutations)) {
		const found = await checkPath(await rebuild(json, folder, change));

		report(name, found.failures.length > 0 ? null : 'not found');
	}
	for (const [name, change] of Object.entries(textMutations)) {
		const found = await checkPath(await rebuild(json, folder, change));

		report(name, JSON.stringify(found.blocks) !== JSON.stringify(blocks) ?
		    null : 'gives the same text');
	}
	for (const [name, change] of Object.entries(byteMutations)) {
		const changed = change(pdf.raw);

		writeFileSync(path, Buffer.from(changed, 'latin1'));
		const { failures } = await checkPath(path);

		report(name, changed === pdf.raw ? 'changes nothing' :
		    failures.length > 0 ? null : 'not found');
	}
}

// The same with others: 'make' gives them for a Patient, by name.
async function testOthers(good, folder, make, report) {
	const pdf = await load(good);
	const json = { version: 2, parameters: pdf.json.parameters,
		pages: pdf.json.pages, qpdf: pdf.json.qpdf };

	const control = await checkPath(await rebuild(json, folder, () => {}));

	report('unchanged', control.failures[0] ?? null);
	for (const name of Object.keys(make(new Patient(structuredClone(json))))) {
		const found = await checkPath(await rebuild(json, folder,
		    (p) => make(p)[name]()));

		report(name, found.failures.length > 0 ? null : 'not found');
	}
}

export { testMutants, testOthers };
