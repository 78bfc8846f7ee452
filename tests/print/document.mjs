// File and document level: ISO 32000-1, 7.5 and 14; ISO 14289-1, 7; ISO 19005-2, 6.

import { language, text } from './pdf.mjs';

function checkFile(pdf, fail) {
	const { raw, bytes, trailer } = pdf;
	const id = trailer['/ID'];

	if (!/^%PDF-1\.7\r?\n%[\x80-\xff]{4}/.test(raw))
		fail('header');
	if (!/%%EOF\r?\n?$/.test(raw) || raw.split('%%EOF').length !== 2)
		fail('something after %%EOF');
	// qpdf makes up what the file lacks, so look at the bytes.
	if (!/\/ID\s*\[\s*<[\da-fA-F]{16,}>\s*<[\da-fA-F]{16,}>\s*\]/.test(raw) ||
	    id === undefined)
		fail('no ID');
	if (trailer['/Encrypt'] !== undefined || pdf.json.encrypt.encrypted)
		fail('encrypted');
	if (/\/(LZWDecode|Crypt)\b/.test(raw))
		fail('a forbidden filter');
	// ISO 19005-2, 6.1.7.1: Length is exact.
	for (const m of raw.matchAll(/\/Length (\d+)[^]{0,400}?>>\s*stream(\r?\n)/g)) {
		const end = m.index + m[0].length + Number(m[1]);

		if (!/^(\r?\n)?endstream/.test(
		    bytes.toString('latin1', end, end + 12)))
			fail(`Length ${m[1]} is wrong`);
	}
}

const badKeys = ['/OpenAction', '/AA', '/OCProperties', '/JavaScript',
	'/EmbeddedFiles', '/JS', '/XFA', '/Perms', '/Requirements', '/PresSteps',
	'/Group', '/SMask', '/RichMedia'];

function checkObjects(pdf, fail) {
	for (const [name, o] of Object.entries(pdf.objects)) {
		const visit = (x) => {
			if (Array.isArray(x)) {
				x.forEach(visit);
			} else if (x && typeof x === 'object') {
				for (const key of badKeys)
					if (key in x)
						fail(`${name}: ${key}`);
				if ('/Lang' in x && !language.test(text(x['/Lang']) ?? ''))
					fail(`${name}: bad Lang ${x['/Lang']}`);
				if (isAction(x) && !['/URI', '/GoTo'].includes(x['/S']))
					fail(`${name}: action ${x['/S']}`);
				Object.values(x).forEach(visit);
			}
		};

		visit(o.stream ? o.stream.dict : o.value);
		if (o.stream && (o.stream.dict['/F'] !== undefined ||
		    o.stream.dict['/FFilter'] !== undefined))
			fail(`${name}: external stream`);
	}
}

const isAction = (x) => '/S' in x && (x['/Type'] === '/Action' || '/URI' in x ||
    ['/JavaScript', '/Launch', '/GoToR', '/GoToE', '/SubmitForm', '/Named',
	'/ImportData', '/ResetForm', '/Sound', '/Movie', '/Hide',
	'/Rendition'].includes(x['/S']));

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

// Well-formedness and the texts of elements by name; attributes are not needed.
function readXml(s, fail) {
	const stack = [], found = new Map();
	let chars = '';

	for (const m of s.matchAll(/<(\?[^]*?\?|!--[^]*?--|[^>]*)>|([^<]+)/g)) {
		const [, tag, data] = m;

		if (data !== undefined) {
			chars += data.replace(/&(\w+);/g, (all, name) =>
			    entities[name] ?? fail(`XMP: ${all}`));
		} else if (tag[0] === '/') {
			if (stack.pop() !== tag.slice(1).trim())
				fail(`XMP: <${tag}> closes nothing`);
			const key = [...stack.slice(-3), tag.slice(1).trim()].join(' ');

			found.set(key.split(' ').at(-1), chars.trim());
			found.set(key, chars.trim());
			chars = '';
		} else if (tag[0] !== '?' && tag[0] !== '!' && !tag.endsWith('/')) {
			stack.push(tag.split(/\s/)[0]);
			chars = '';
		}
	}
	if (stack.length > 0)
		fail('XMP: not well-formed');
	return found;
}

function checkXmp(pdf, fail) {
	const data = pdf.data(pdf.root['/Metadata'])?.toString('utf8');
	const info = pdf.get(pdf.trailer['/Info']) ?? {};

	if (!data) {
		fail('no XMP');
		return;
	}
	if (!pdf.raw.includes('<?xpacket begin='))
		fail('XMP is filtered');
	const xml = readXml(data, fail);
	const want = { 'pdfuaid:part': '1', 'pdfaid:part': '2',
		'pdfaid:conformance': 'A', 'dc:format': 'application/pdf' };
	const date = (d) => text(d)?.replace(
	    /^D:(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
	const same = { 'dc:title rdf:Alt rdf:li': text(info['/Title']),
		'pdf:Producer': text(info['/Producer']),
		'xmp:CreatorTool': text(info['/Creator']),
		'xmp:CreateDate': date(info['/CreationDate']),
		'xmp:ModifyDate': date(info['/ModDate']) };

	for (const [key, value] of Object.entries(want))
		if (xml.get(key) !== value)
			fail(`XMP: ${key} is ${xml.get(key)}`);
	for (const [key, value] of Object.entries(same)) {
		const found = xml.get([...xml.keys()].find((k) => k.endsWith(key)));

		if (found !== value && !(found === undefined && value === null))
			fail(`XMP: ${key} is ${found}, Info has ${value}`);
	}
	if (!text(info['/Title']))
		fail('no title');
	if (xml.get('pdfaSchema:namespaceURI') !==
	    'http://www.aiim.org/pdfua/ns/id/' ||
	    xml.get('pdfaProperty:name') !== 'part' ||
	    xml.get('pdfaProperty:valueType') !== 'Integer')
		fail('XMP: no extension schema for pdfuaid');
}

function checkIntent(pdf, fail) {
	const intent = pdf.get(pdf.get(pdf.root['/OutputIntents'])?.[0]);
	const icc = pdf.data(intent?.['/DestOutputProfile']);

	if (intent?.['/S'] !== '/GTS_PDFA1' || icc === null) {
		fail('no output intent');
		return;
	}
	if (icc.length < 128 || icc.readUInt32BE(0) !== icc.length)
		fail('ICC: size');
	if (icc.toString('latin1', 36, 40) !== 'acsp')
		fail('ICC: signature');
	if (!['mntr', 'prtr'].includes(icc.toString('latin1', 12, 16)))
		fail('ICC: class');
	if (icc.toString('latin1', 16, 20) !== 'RGB ' ||
	    pdf.get(intent['/DestOutputProfile'])['/N'] !== 3)
		fail('ICC: colour space');
	for (let i = 0; i < icc.readUInt32BE(128); i++) {
		const at = 132 + 12 * i;

		if (icc.readUInt32BE(at + 4) + icc.readUInt32BE(at + 8) > icc.length)
			fail(`ICC: tag ${icc.toString('latin1', at, at + 4)}`);
	}
}

// As large as it was made; on both sides, if it has two, turned at the long edge,
// or at the short one where sheets are wide.
function checkPrinting(pdf, wishes, fail) {
	const box = pdf.get(pdf.get(pdf.pages[0])?.['/MediaBox']) ?? [];
	const wide = box[2] - box[0] > box[3] - box[1];
	const edge = wide ? '/DuplexFlipShortEdge' : '/DuplexFlipLongEdge';

	if (wishes['/PrintScaling'] !== '/None')
		fail('no PrintScaling');
	if (wishes['/Duplex'] !== '/Simplex' &&
	    (wishes['/Duplex'] !== edge || pdf.pages.length < 2))
		fail(`Duplex is ${wishes['/Duplex']}`);
}

function checkDocument(pdf, fail) {
	const { root } = pdf;

	if (pdf.get(root['/MarkInfo'])?.['/Marked'] !== true)
		fail('not Marked');
	if (pdf.get(root['/MarkInfo'])?.['/Suspects'])
		fail('Suspects');
	if (pdf.get(root['/ViewerPreferences'])?.['/DisplayDocTitle'] !== true)
		fail('no DisplayDocTitle');
	checkPrinting(pdf, pdf.get(root['/ViewerPreferences']) ?? {}, fail);
	if (!language.test(text(root['/Lang']) ?? ''))
		fail('no Lang');
	checkXmp(pdf, fail);
	checkIntent(pdf, fail);
}

export { checkDocument, checkFile, checkObjects };
