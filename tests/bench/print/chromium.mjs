// The same paragraphs by headless Chromium, printed to PDF (tagged); the CPU time
// is that of all its processes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(import.meta.url)('playwright-core');
const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((l) => l.split('\t'));
const rounds = Number(process.argv[3] ?? 5);
const tick = 1000 / Number(execFileSync('getconf', ['CLK_TCK']));
const profile = mkdtempSync(join(tmpdir(), 'bench-'));
const html = (s) => s.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

// CPU time of all processes with our profile on their command line, and of their
// children, which have it too.
function cpu() {
	let sum = 0;

	for (const pid of readdirSync('/proc').filter((n) => /^\d+$/.test(n)))
		try {
			if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile) &&
			    !readFileSync(`/proc/${pid}/environ`, 'utf8').includes(profile))
				continue;
			const f = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');

			sum += (Number(f[11]) + Number(f[12])) * tick;
		} catch {
			// ended meanwhile
		}
	return sum;
}

const browser = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium',
	env: { ...process.env, BENCH_PROFILE: profile },
	args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const file = join(profile, 'page.html');
const times = [];
let bytes = 0, cold = 0, pages = 0;

writeFileSync(file, `<!DOCTYPE html><html lang="de"><meta charset="utf-8"><title>Bench</title><style>@page{size:A4;margin:20mm}
body{font:11pt/1.5 "Noto Sans";margin:0}p{margin:0 0 6pt}</style>
${rows.map(([lang, text]) => `<p lang="${lang}"${['ar', 'fa'].includes(lang) ? ' dir="rtl"' : ''}>${html(text)}</p>`).join('\n')}`);
for (let i = 0; i <= rounds; i++) {
	const from = cpu(), page = await browser.newPage();

	await page.goto(pathToFileURL(file).href);
	const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
	// Before the renderer ends: a process that is gone has no time.
	const now = cpu();

	await page.close();
	if (i === 0)
		cold = now;
	else
		times.push(now - from);
	bytes = pdf.length;
	pages = (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;
}
await browser.close();
rmSync(profile, { recursive: true, force: true });
times.sort((a, b) => a - b);
console.log(JSON.stringify({ name: 'Chromium', cold, warm: times[times.length >> 1], pages, bytes, peak: 0 }));
