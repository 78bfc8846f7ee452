// A PDF as qpdf sees it: `qpdf --json=2` is the only parser, so what is checked
// is not what our own writer believes it wrote.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

const run = (command, args) => new Promise((resolve) => {
	execFile(command, args, { maxBuffer: 1 << 30, encoding: 'buffer' },
	    (error, stdout, stderr) => resolve({
		status: error ? error.code ?? 1 : 0, stdout,
		stderr: stderr.toString() }));
});

const isRef = (x) => typeof x === 'string' && /^\d+ \d+ R$/.test(x);

class Pdf {
	constructor(path, bytes, json) {
		this.path = path;
		this.bytes = bytes;
		this.raw = bytes.toString('latin1');
		this.json = json;
		this.objects = json.qpdf[1];
		this.trailer = this.objects.trailer.value;
		this.root = this.get(this.trailer['/Root']);
		this.pages = json.pages.map((p) => p.object);
	}

	// Follow references; a stream gives its dictionary.
	get(x) {
		for (let n = 0; isRef(x) && n < 32; n++) {
			const o = this.objects[`obj:${x}`];

			x = o === undefined ? null :
			    o.stream ? o.stream.dict : o.value;
		}
		return x;
	}

	// The decoded bytes of the stream behind a reference, or null.
	data(x) {
		const o = isRef(x) ? this.objects[`obj:${x}`] : undefined;

		return o?.stream ? Buffer.from(o.stream.data ?? '', 'base64') :
		    null;
	}
}

async function load(path) {
	const { status, stdout, stderr } = await run('qpdf', ['--json=2',
		'--json-stream-data=inline', '--decode-level=generalized', path]);

	if (status !== 0)
		throw new Error(`qpdf: ${stderr.trim()}`);
	return new Pdf(path, readFileSync(path), JSON.parse(stdout));
}

// Strings come as "u:text" or "b:hex", names with their slash.
const isText = (x) => typeof x === 'string' && /^[ub]:/.test(x);
const text = (x) => !isText(x) ? null : x[0] === 'u' ? x.slice(2) :
    Buffer.from(x.slice(2), 'hex').toString('latin1');

const language =
    /^(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*(?:-x(?:-[A-Za-z\d]{1,8})+)?$/;

export { Pdf, isRef, isText, language, load, run, text };
