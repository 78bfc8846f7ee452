// The form on a phone, in Chromium: it is filled in and printed, with the fields of
// the PDF, and nothing leaves the page or stays behind.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { load, text } from '../print/pdf.mjs';

const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'];

// The names of a PDF without those of the office, which has no business there.
async function namesOf(path, names) {
	const pdf = await load(path);
	const all = pdf.get(pdf.get(pdf.root['/AcroForm'])['/Fields'])
	    .map((ref) => text(pdf.get(ref)['/T']));

	return all.filter((n) => !names.has(n));
}

// What a form could send or keep, tried from inside.
const attempts = async () => {
	const blocked = [];

	document.addEventListener('securitypolicyviolation', (e) => blocked.push(e.effectiveDirective));
	const target = document.getElementById('form').cloneNode(true);

	target.action = 'https://example.org/';
	document.body.append(target);
	target.submit();
	await fetch('https://example.org/').catch(() => 0);
	new Image().src = 'https://example.org/x.png';
	navigator.sendBeacon?.('https://example.org/', 'x');
	await new Promise((done) => setTimeout(done, 300));
	return { blocked, href: location.href, kept: Object.keys(localStorage).length +
		Object.keys(sessionStorage).length + document.cookie.length };
};

async function checkAccess(browser, path, axe, check) {
	for (const colorScheme of ['light', 'dark']) {
		const page = await browser.newPage({ bypassCSP: true });

		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width: 390, height: 900 });
		await page.goto(`file://${path}`);
		await page.evaluate(axe);
		const { violations } = await page.evaluate(() => window.axe.run({ runOnly:
			['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));

		for (const v of violations)
			console.log(`${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 160)}`);
		check(violations.length === 0, `${path} (${colorScheme}): ${violations.length} violations`);
		await page.setViewportSize({ width: 320, height: 700 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);

		check(wide <= 320, `${path}: ${wide} wide at 320`);
		// What is tapped is as large as a finger.
		const low = await page.$$eval('.option, .write, .bar button', (all) => all
		    .filter((e) => e.getBoundingClientRect().height < 44).length);

		check(low === 0, `${path}: ${low} targets are lower than 44 pixels`);
		await page.close();
	}
}

async function checkUse(browser, path, check) {
	const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
	const messages = [], requests = [];

	page.on('console', (m) => messages.push(m.text()));
	page.on('request', (r) => requests.push(r.url()));
	await page.goto(`file://${path}`);
	check(messages.length === 0, `${path}: ${messages[0]}`);
	await page.fill('[name=name]', 'Großmann, Jürgen');
	await page.fill('[name=geburtsdatum-tag]', '07');
	// Any script can be typed; whoever reads it has it on paper as it was.
	await page.fill('[name=sprache]', 'ትግርኛ Їжак العربية');
	await page.locator('label', { has: page.locator('[name=worum-geld]') }).click();
	await page.locator('label', { has: page.locator('[name=wunsch][value=neu]') }).click();
	check(await page.isChecked('[name=worum-geld]') && await page.isChecked('[name=wunsch][value=neu]'),
	    `${path}: a row that is tapped is not ticked`);
	await page.locator('#frage-wunsch .clear').click();
	check(await page.locator('[name=wunsch]:checked').count() === 0, `${path}: an answer is not cleared`);
	// Printed, it is read in German by numbers.
	const paper = join(mkdtempSync(join(tmpdir(), 'form-')), 'page.pdf');

	await page.pdf({ path: paper, preferCSSPageSize: true });
	const says = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });

	rmSync(join(paper, '..'), { recursive: true });
	for (const word of ['Großmann, Jürgen', 'Nachname, Vorname', 'Geld oder Leistungen', 'ትግርኛ', 'Їжак'])
		check(says.includes(word), `${path}: on paper there is no ${word}`);
	check(/العربية|ةيبرعلا/.test(says.normalize('NFKC').replace(/[\u200e-\u202e\u2066-\u2069]/g, '')),
	    `${path}: on paper there is no Arabic`);
	check(!says.includes('Nichts wird gesendet'), `${path}: paper says what only the page means`);
	page.once('dialog', (d) => d.accept());
	await page.click('#empty');
	check(await page.inputValue('[name=name]') === '', `${path}: not all is deleted`);
	check(requests.length === 1, `${path}: requests ${requests.slice(1)}`);
	const tried = await page.evaluate(attempts);

	check(['connect-src', 'form-action', 'img-src'].every((d) => tried.blocked.some((b) => b.startsWith(d))),
	    `${path}: the policy blocks only ${tried.blocked}`);
	check(tried.href === `file://${path}` && tried.kept === 0, `${path}: ${tried.href}, ${tried.kept} kept`);
	await page.close();
}

export async function checkPages(site, forms, leaflet, require, check) {
	const { chromium } = require('playwright-core');
	const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
	const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });

	for (const id of forms) {
		const html = readFileSync(leaflet('de', id, 'html'), 'utf8');
		const staff = new Set([...readFileSync(`content/forms/${id}.xml`, 'utf8')
		    .matchAll(/<w:staff>[^]*<\/w:staff>/g)].flatMap(([s]) =>
			[...s.matchAll(/xml:id="([^"]+)"/g)].map(([, n]) => n)));
		const names = [...new Set([...html.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)]
		    .map(([, n]) => n))];
		const wanted = await namesOf(leaflet('de', id, 'pdf'), staff);

		check(names.sort().join() === wanted.sort().join(), `${id}: the page has other fields than the PDF`);
		check(html.includes('<form id="form" autocomplete="off"') &&
		    [...html.matchAll(/<(?:input|textarea)[^>]*>/g)].every(([tag]) =>
			(/type="(radio|checkbox)"/.test(tag) || tag.includes('autocomplete="off"') &&
			!/ value=/.test(tag)) && !/ checked/.test(tag)),
		    `${id}: a field is filled in, or a browser keeps it`);
	}
	for (const tag of ['de', 'ar', 'ti', 'zh-Hans']) {
		const path = leaflet(tag, 'terminblatt', 'html');

		check(existsSync(path), `no page in ${tag}`);
		if (!existsSync(path))
			continue;
		await checkAccess(browser, path, axe, check);
		await checkUse(browser, path, check);
	}
	// Without a script it is filled in all the same.
	const bare = await browser.newContext({ javaScriptEnabled: false });
	const page = await bare.newPage();

	await page.goto(`file://${leaflet('ar', 'terminblatt', 'html')}`);
	await page.fill('[name=name]', 'X');
	check(!await page.locator('#bar').isVisible() && !await page.locator('.clear').first().isVisible(),
	    'buttons that do nothing without a script');
	await browser.close();
}
