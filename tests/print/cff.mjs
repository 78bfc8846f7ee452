// As much of CFF (Adobe 5176, 5177) as it takes to know which CIDs a bare table
// has and how wide their glyphs are.

class Reader {
	constructor(bytes, at = 0) {
		this.bytes = bytes;
		this.at = at;
	}

	uint(n) {
		const v = n === 0 ? 0 : this.bytes.readUIntBE(this.at, n);

		this.at += n;
		return v;
	}

	index() {
		const count = this.uint(2), items = [];

		if (count === 0)
			return items;
		const width = this.uint(1), table = this.at;
		const base = table + (count + 1) * width - 1;
		const offset = (i) =>
		    base + this.bytes.readUIntBE(table + i * width, width);

		for (let i = 0; i < count; i++)
			items.push(this.bytes.subarray(offset(i), offset(i + 1)));
		this.at = offset(count);
		return items;
	}
}

function real(bytes, at) {
	const nibbles = '0123456789.EE?-';
	let s = '';

	for (; at < bytes.length; at++)
		for (const n of [bytes[at] >> 4, bytes[at] & 15]) {
			if (n === 15)
				return [Number(s), at + 1];
			s += nibbles[n] + (n === 12 ? '-' : '');
		}
	throw new Error('CFF: a real number without end');
}

function dict(bytes) {
	const out = {};
	let stack = [];

	for (let i = 0; i < bytes.length;) {
		const b = bytes[i++];

		if (b <= 21) {
			out[b === 12 ? `12 ${bytes[i++]}` : b] = stack;
			stack = [];
		} else if (b === 28) {
			stack.push(bytes.readInt16BE(i));
			i += 2;
		} else if (b === 29) {
			stack.push(bytes.readInt32BE(i));
			i += 4;
		} else if (b === 30) {
			const [v, next] = real(bytes, i);

			stack.push(v);
			i = next;
		} else if (b < 247) {
			stack.push(b - 139);
		} else if (b < 251) {
			stack.push((b - 247) * 256 + bytes[i++] + 108);
		} else {
			stack.push(-(b - 251) * 256 - bytes[i++] - 108);
		}
	}
	return out;
}

function charset(bytes, offset, n) {
	const r = new Reader(bytes, offset), format = r.uint(1), cids = [0];

	while (cids.length < n) {
		const first = r.uint(2);
		const left = format === 0 ? 0 : r.uint(format);

		for (let i = 0; i <= left && cids.length < n; i++)
			cids.push(first + i);
	}
	return cids;
}

function fdSelect(bytes, offset, n) {
	const r = new Reader(bytes, offset), out = [];

	if (r.uint(1) === 0) {
		for (let i = 0; i < n; i++)
			out.push(r.uint(1));
		return out;
	}
	const ranges = r.uint(2);
	let first = r.uint(2);

	for (let i = 0; i < ranges; i++) {
		const fd = r.uint(1), next = r.uint(2);

		for (; first < next; first++)
			out[first] = fd;
	}
	return out;
}

const bias = (subrs) =>
    subrs.length < 1240 ? 107 : subrs.length < 33900 ? 1131 : 32768;

// The width is an extra operand of the first operator that clears the stack.
function width(code, local, global, priv) {
	const stack = [], calls = [];
	let i = 0;

	for (let steps = 0; steps < 10000; steps++) {
		if (i >= code.length) {
			if (calls.length === 0)
				break;
			[code, i] = calls.pop();
			continue;
		}
		const b = code[i++];

		if (b === 28) {
			stack.push(code.readInt16BE(i));
			i += 2;
		} else if (b === 255) {
			stack.push(code.readInt32BE(i) / 65536);
			i += 4;
		} else if (b >= 251) {
			stack.push(-(b - 251) * 256 - code[i++] - 108);
		} else if (b >= 247) {
			stack.push((b - 247) * 256 + code[i++] + 108);
		} else if (b >= 32) {
			stack.push(b - 139);
		} else if (b === 10 || b === 29) {
			const subrs = b === 10 ? local : global;

			calls.push([code, i]);
			code = subrs[stack.pop() + bias(subrs)];
			i = 0;
			if (code === undefined)
				throw new Error('CFF: no such subroutine');
		} else if (b === 11) {
			[code, i] = calls.pop();
		} else {
			const extra = { 21: 3, 22: 2, 4: 2, 14: 1 }[b];
			const has = extra === undefined ? stack.length % 2 === 1 :
			    stack.length === extra || b === 14 && stack.length === 5;

			return has ? priv.nominal + stack[0] : priv.normal;
		}
	}
	throw new Error('CFF: a glyph without an operator');
}

function privateOf(bytes, top) {
	const [size, offset] = top[18] ?? [0, 0];
	const d = dict(bytes.subarray(offset, offset + size));
	const subrs = d[19] ? new Reader(bytes, offset + d[19][0]).index() : [];

	return { nominal: d[21]?.[0] ?? 0, normal: d[20]?.[0] ?? 0, subrs };
}

// Map from CID to { gid, width() }.
function glyphs(bytes) {
	const r = new Reader(bytes, bytes[2]);

	r.index();
	const top = dict(r.index()[0]);

	r.index();
	const global = r.index();

	if (top['12 30'] === undefined)
		throw new Error('CFF: not CID-keyed');
	const codes = new Reader(bytes, top[17][0]).index();
	const cids = charset(bytes, top[15][0], codes.length);
	const select = fdSelect(bytes, top['12 37'][0], codes.length);
	const privates = new Reader(bytes, top['12 36'][0]).index()
	    .map((d) => privateOf(bytes, dict(d)));

	return new Map(cids.map((cid, gid) => [cid, { gid, width: () => {
		const p = privates[select[gid]];

		return width(codes[gid], p.subrs, global, p);
	} }]));
}

export { glyphs };
