// Does poppler keep letters and their marks together?  Every word with a mark
// that the structure of a file gives has to stand in what pdftotext prints.

import { checkPath, plain } from './check.mjs';
import { run } from './pdf.mjs';

const words = (s) => plain(s).match(/\p{L}[\p{L}\p{M}]*\p{M}[\p{L}\p{M}]*/gu) ?? [];

// Their number, and those that are lost; 'blocks' are of checkPath().
export async function tornWords(path, blocks = null) {
	const known = blocks ?? (await checkPath(path)).blocks;
	const { stdout } = await run('pdftotext', [path, '-']);
	const text = plain(stdout.toString()).replace(/\s+/g, ' ');
	const all = known.filter(([type]) => type !== 'Figure').flatMap(([, s]) => words(s));

	return { words: all.length, torn: all.filter((w) => !text.includes(w)) };
}
