// A PDF as qpdf sees it: `qpdf --json=2` is the only parser, so what is checked
// is not what our own writer believes it wrote.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const program = 'compiler/.obj/plain/pdf-reader';

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

// The process that runs commands (reader.c), which is asked for one after the
// other; it waits for nothing but questions, so nobody waits for it.  It is
// small: a process as large as this one takes long to start another.
class Reader {
	constructor() {
		if (!existsSync(program))
			execFileSync('make', ['-s', program]);
		this.waiting = [];
		this.parts = [];
		this.length = 0;
		this.child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
		this.child.stdout.on('data', (part) => this.take(part));
		// Whoever is asked next is another one.
		this.child.on('close', (status, signal) => {
			if (reader === this)
				reader = null;
			this.waiting.splice(0).forEach((w) => w({ status: 3,
				stdout: Buffer.alloc(0), stderr: `the reader died: ${signal ?? status}` }));
		});
		this.child.stdin.on('error', () => {}); // it is closed, too
		this.rest(true);
	}

	// Whether this process may end before the reader says something.
	rest(may) {
		for (const one of [this.child, this.child.stdin, this.child.stdout])
			if (may)
				one.unref();
			else
				one.ref();
	}

	take(part) {
		this.parts.push(part);
		this.length += part.length;
		while (this.length >= (this.wanted ?? 0) && this.answer())
			;
	}

	// Give the answer that stands first, if it is there as a whole.
	answer() {
		const all = Buffer.concat(this.parts), end = all.indexOf('\n');

		this.parts = [all];
		this.wanted = undefined;
		if (end < 0)
			return false;
		const [status, json, trouble] = all.toString('latin1', 0, end)
		    .split(' ').map(Number);
		const middle = end + 1 + json, whole = middle + trouble;

		if (all.length < whole) {
			this.wanted = whole;
			return false;
		}
		this.parts = [all.subarray(whole)];
		this.length = all.length - whole;
		this.waiting.shift()({ status,
			stdout: all.subarray(end + 1, middle),
			stderr: all.toString('utf8', middle, whole) });
		if (this.waiting.length === 0)
			this.rest(true);
		return true;
	}

	ask(words) {
		return new Promise((resolve) => {
			this.rest(false);
			this.waiting.push(resolve);
			this.child.stdin.write(`${words.join('\t')}\n`);
		});
	}
}

let reader = null;

// A command: { status, stdout (bytes), stderr }.
function run(command, args) {
	reader ??= new Reader();
	return reader.ask([command, ...args]);
}

// A character of the JSON is a byte: most of it is bytes of streams.
async function load(path) {
	const { status, stdout, stderr } = await run('qpdf', ['--json=2',
		'--json-key=qpdf', '--json-key=pages', '--json-key=encrypt',
		'--json-stream-data=inline', '--decode-level=generalized', path]);

	if (status !== 0)
		throw new Error(`qpdf: ${stderr.trim()}`);
	return new Pdf(path, readFileSync(path), JSON.parse(stdout.toString('latin1')));
}

// Strings come as "u:text" in UTF-8 or "b:hex", names with their slash.
const isText = (x) => typeof x === 'string' && /^[ub]:/.test(x);
const text = (x) => !isText(x) ? null :
    x[0] === 'u' ? Buffer.from(x.slice(2), 'latin1').toString() :
    Buffer.from(x.slice(2), 'hex').toString('latin1');

const language =
    /^(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*(?:-x(?:-[A-Za-z\d]{1,8})+)?$/;

export { Pdf, isRef, isText, language, load, run, text };
