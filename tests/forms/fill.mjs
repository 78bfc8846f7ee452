// A form filled in by one program and read by others.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../package.json', import.meta.url));
const { PDFDocument } = require('pdf-lib');
const pdfjs = await import(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'));

const read = (path) => pdfjs.getDocument({ data: new Uint8Array(readFileSync(path)),
    verbosity: 0 }).promise;

// What pdf.js knows of the fields: values by name; are all in the structure tree?
export async function seenByPdfjs(path) {
	const document = await read(path), values = new Map(), widgets = [];
	const tree = new Set();
	const visit = (node) => {
		if (node.type === 'annotation')
			tree.add(node.id);
		(node.children ?? []).forEach(visit);
	};

	for (let n = 1; n <= document.numPages; n++) {
		const page = await document.getPage(n);

		for (const a of await page.getAnnotations())
			if (a.subtype === 'Widget') {
				const on = a.checkBox ? a.fieldValue === a.exportValue : null;

				widgets.push(a);
				if (a.checkBox)
					values.set(`${a.fieldName} ${a.exportValue}`, on);
				else
					values.set(a.fieldName, a.fieldValue);
			}
		visit(await page.getStructTree());
	}
	const actions = await document.hasJSActions();

	await document.destroy();
	return { values, widgets, actions,
		outside: widgets.filter((a) => !tree.has(`pdfjs_internal_id_${a.id}`)) };
}

// Fill 'path' in with pdf-lib, and save it as 'to'.
export async function fill(path, to, texts, boxes) {
	const document = await PDFDocument.load(readFileSync(path));
	const form = document.getForm();

	for (const [name, text] of Object.entries(texts))
		form.getTextField(name).setText(text);
	for (const name of boxes)
		form.getCheckBox(name).check();
	writeFileSync(to, await document.save());
	return form.getFields().map((f) => f.getName());
}

export const poppler = (path) =>
    execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });

export const mupdf = (path) =>
    execFileSync('mutool', ['draw', '-q', '-F', 'txt', path],
	{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
