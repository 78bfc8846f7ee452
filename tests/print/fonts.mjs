// Fonts: embedded, subset, complete, with widths and texts for every code shown.

import { glyphs as cffGlyphs } from './cff.mjs';

const needed = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

function sfnt(bytes) {
	const tables = {};
	const n = bytes.readUInt16BE(4);

	for (let i = 0; i < n; i++) {
		const at = 12 + 16 * i, offset = bytes.readUInt32BE(at + 8);

		tables[bytes.toString('latin1', at, at + 4)] =
		    bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12));
	}
	return tables;
}

function trueType(bytes, map, fail) {
	const t = sfnt(bytes);

	for (const name of needed)
		if (t[name] === undefined) {
			fail(`no ${name} table`);
			return () => null;
		}
	const count = t.maxp.readUInt16BE(4), long = t.hhea.readUInt16BE(34);
	const upem = t.head.readUInt16BE(18);

	return (cid) => {
		const gid = 2 * cid + 1 < map.length ? map.readUInt16BE(2 * cid) : 0;

		if (gid === 0 || gid >= count) {
			fail(`code ${cid} is glyph ${gid}`);
			return null;
		}
		return t.hmtx.readUInt16BE(4 * Math.min(gid, long - 1)) * 1000 / upem;
	};
}

function cff(bytes, fail) {
	const all = cffGlyphs(bytes);

	return (cid) => {
		const g = all.get(cid);

		if (g === undefined || g.gid === 0) {
			fail(`code ${cid} has no glyph`);
			return null;
		}
		return g.width();
	};
}

function widths(w, fallback) {
	const out = new Map();

	for (let i = 0; i + 1 < w.length;) {
		if (Array.isArray(w[i + 1])) {
			w[i + 1].forEach((v, k) => out.set(w[i] + k, v));
			i += 2;
		} else {
			for (let c = w[i]; c <= w[i + 1]; c++)
				out.set(c, w[i + 2]);
			i += 3;
		}
	}
	return (cid) => out.get(cid) ?? fallback;
}

// Map from code to text; bfchar only, as we write no ranges.
function unicode(bytes, fail) {
	const s = bytes.toString('latin1'), map = new Map();

	for (const [, count, block] of
	    s.matchAll(/(\d+) beginbfchar\s([^]*?)endbfchar/g)) {
		const lines = [...block.matchAll(/<([\dA-F]{4})>\s*<([\dA-F]*)>/gi)];

		if (lines.length !== Number(count) || lines.length > 100)
			fail(`bfchar block of ${lines.length} says ${count}`);
		for (const [, code, hex] of lines)
			map.set(parseInt(code, 16),
			    Buffer.from(hex, 'hex').swap16().toString('utf16le'));
	}
	return map;
}

const badText = (s) => s === undefined || s === '' ||
    /[\0\uFEFF\uFFFD-\uFFFF\uE000-\uF8FF]|\p{Cs}|[\u{F0000}-\u{10FFFF}]/u.test(s);

function descriptor(pdf, d, fail) {
	const fd = pdf.get(d['/FontDescriptor']);
	const type = d['/Subtype'] === '/CIDFontType0' ? '/FontFile3' : '/FontFile2';
	const file = fd?.[type], data = pdf.data(file);

	if (data === null) {
		fail('is not embedded');
		return null;
	}
	if (fd['/FontName'] !== d['/BaseFont'])
		fail('FontName is not BaseFont');
	if (!/^\/[A-Z]{6}\+[!-~]+$/.test(d['/BaseFont']))
		fail('has no subset tag');
	if (fd['/CIDSet'] !== undefined)
		fail('has a CIDSet');
	if (type === '/FontFile3' &&
	    pdf.get(file)['/Subtype'] !== '/CIDFontType0C')
		fail('FontFile3 is not CIDFontType0C');
	if (type === '/FontFile2' && pdf.get(file)['/Length1'] !== data.length)
		fail('Length1 is wrong');
	for (const key of ['/Ascent', '/Descent', '/CapHeight', '/StemV',
		'/ItalicAngle', '/Flags', '/FontBBox'])
		if (fd[key] === undefined)
			fail(`no ${key}`);
	return data;
}

// Check the font behind 'ref' for the codes that pages show with it; returns its
// map to text.  'excused' are codes whose text ActualText gives.
function checkFont(pdf, ref, used, report) {
	const font = pdf.get(ref), d = pdf.get(font?.['/DescendantFonts'])?.[0];
	const cid = pdf.get(d), name = String(font?.['/BaseFont']);
	const fail = (what) => report(`font ${name}: ${what}`);
	const map = pdf.data(font?.['/ToUnicode']);

	if (font?.['/Subtype'] !== '/Type0' || font['/Encoding'] !== '/Identity-H' ||
	    !cid) {
		fail('is not Type0 with Identity-H');
		return new Map();
	}
	const truetype = cid['/Subtype'] === '/CIDFontType2';
	const data = descriptor(pdf, cid, fail);
	const gids = pdf.data(cid['/CIDToGIDMap']);
	const texts = map === null ? new Map() : unicode(map, fail);

	if (map === null)
		fail('no ToUnicode');
	if (truetype && gids === null)
		fail('no CIDToGIDMap');
	if (!truetype && name !== `${cid['/BaseFont']}-Identity-H`)
		fail('BaseFont does not end in -Identity-H');
	if (data === null || truetype && gids === null)
		return texts;
	const advance = truetype ? trueType(data, gids, fail) : cff(data, fail);
	const w = widths(pdf.get(cid['/W']) ?? [], cid['/DW'] ?? 1000);

	for (const code of used) {
		const real = advance(code);

		if (badText(texts.get(code)))
			fail(`code ${code} has no text`);
		if (real !== null && Math.abs(real - w(code)) > 1)
			fail(`code ${code} is ${real} wide, W says ${w(code)}`);
	}
	return texts;
}

export { badText, checkFont, unicode };
