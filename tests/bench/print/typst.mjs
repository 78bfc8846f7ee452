// The same paragraphs by Typst, in one process, tagged as its default is; its
// cache of what it has already laid out is emptied before every round.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((l) => l.split('\t'));
const rounds = Number(process.argv[3] ?? 5);
const quote = (s) => JSON.stringify(s);
const fonts = ['Noto Sans', 'Noto Sans Arabic', 'Noto Sans Ethiopic', 'Noto Sans Georgian', 'Noto Sans Thai',
	'Noto Sans Devanagari', 'Noto Sans CJK SC'];
const source = (n) => `#set page(width: 210mm, height: 297mm, margin: 20mm)
#set text(size: 11pt, font: (${fonts.map(quote).join(', ')}))
${rows.map(([lang, text], i) => `#[#set text(lang: ${quote(lang.split('-')[0])}${
	['ar', 'fa'].includes(lang) ? ', dir: rtl' : ''})\n#${quote(i === 0 ? `${n} ${text}` : text)}]`).join('\n\n')}
`;
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: ['/usr/share/fonts/truetype/noto',
	'/usr/share/fonts/opentype/noto'] }] });
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const times = [];
let bytes = 0, cold = 0;

for (let i = 0; i <= rounds; i++) {
	compiler.evictCache(0);
	const from = cpu();
	const pdf = compiler.pdf({ mainFileContent: source(i) });

	if (i === 0)
		cold = cpu();
	else
		times.push(cpu() - from);
	bytes = pdf.length;
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ name: 'Typst', cold, warm: times[times.length >> 1], pages: 0, bytes,
	peak: process.resourceUsage().maxRSS / 1024 }));
