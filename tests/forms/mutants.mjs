// Is the checker awake for forms?  Each mutant is a good form with one thing broken.

export const mutations = (p) => {
	const form = () => p.get(p.root['/AcroForm']);
	const field = (ft, want = {}) => p.find({ '/FT': ft, ...want });
	const box = () => field('/Btn', { '/AP': true });
	const group = () => field('/Btn', { '/Kids': true });
	const line = () => field('/Tx', { '/AP': true });
	const cells = () => field('/Tx', { '/MaxLen': true });
	const kid = (n = 0) => p.get(group()['/Kids'][n]);
	const element = () => p.elem('/Form');
	const refOf = (d) => p.all().find(([, x]) => x === d)[0];

	return {
		'NeedAppearances': () => { form()['/NeedAppearances'] = true; },
		'no AcroForm': () => { delete p.root['/AcroForm']; },
		'a direct AcroForm': () => { p.root['/AcroForm'] = form(); },
		'XFA': () => { form()['/XFA'] = 'u:x'; },
		'CO': () => { form()['/CO'] = []; },
		'F 0': () => { box()['/F'] = 0; },
		'F 6': () => { box()['/F'] = 6; },
		'no F': () => { delete line()['/F']; },
		'no AP': () => { delete box()['/AP']; },
		'no AP of a line': () => { delete line()['/AP']; },
		'N of a box is a stream': () => { box()['/AP']['/N'] = box()['/AP']['/N']['/Off']; },
		'no Off': () => { delete box()['/AP']['/N']['/Off']; },
		'no on': () => { box()['/AP']['/N'] = { '/Off': box()['/AP']['/N']['/Off'] }; },
		'AP/D': () => { box()['/AP']['/D'] = box()['/AP']['/N']; },
		'N of a line is a dictionary': () => { line()['/AP']['/N'] = { '/Off': line()['/AP']['/N'] }; },
		'no TU': () => { delete box()['/TU']; },
		'no TU of a line': () => { delete line()['/TU']; },
		'no TU of a group': () => { delete group()['/TU']; },
		'no TU of a kid': () => { delete kid()['/TU']; },
		'Alt is not TU': () => { box()['/TU'] = 'u:something'; },
		'no Alt': () => { delete element()['/Alt']; },
		'a line that is heard': () => {
			const w = line(), e = p.all().find(([, d]) => d['/S'] === '/Form' && d['/Alt'] === w['/TU'])[1];

			w['/TU'] = e['/Alt'] = 'u:Name ____';
		},
		'another language': () => { element()['/Lang'] = 'u:fr'; },
		'the language of the catalog': () => { p.root['/Lang'] = 'u:de'; },
		'AA of a field': () => { line()['/AA'] = { '/K': { '/S': '/JavaScript', '/JS': 'u:1' } }; },
		'A of a widget': () => { box()['/A'] = { '/S': '/URI', '/URI': 'u:https://example.org/' }; },
		'a reset form': () => { box()['/A'] = { '/S': '/ResetForm' }; },
		'a form that is sent': () => { box()['/A'] = { '/S': '/SubmitForm', '/F': 'u:https://example.org/' }; },
		'two widgets in an element': () => {
			const e = element();

			e['/K'] = [e['/K'], p.all().filter(([, d]) => d['/S'] === '/Form')[1][1]['/K']].flat();
		},
		'Form to Span': () => { element()['/S'] = '/Span'; },
		'Form to Link': () => { element()['/S'] = '/Link'; },
		'an empty element': () => { element()['/K'] = []; },
		'StructParent is another': () => { box()['/StructParent']++; },
		'no StructParent': () => { delete box()['/StructParent']; },
		'no font file': () => {
			const font = p.get(Object.values(form()['/DR']['/Font'])[0]);

			delete p.get(p.get(font['/DescendantFonts'][0])['/FontDescriptor'])['/FontFile2'];
		},
		'a font without ToUnicode': () => { delete p.get(Object.values(form()['/DR']['/Font'])[0])['/ToUnicode']; },
		'a width of the font': () => {
			const font = p.get(Object.values(form()['/DR']['/Font'])[0]);

			p.get(font['/DescendantFonts'][0])['/W'][1][20] += 7;
		},
		'DA of the form': () => { form()['/DA'] = 'u:/Helv 11 Tf 0 g'; },
		'DA of a field': () => { line()['/DA'] = 'u:/ZaDb 11 Tf 0 g'; },
		'no DA': () => { delete line()['/DA']; },
		'size 0': () => { line()['/DA'] = line()['/DA'].replace(' 11 ', ' 0 '); },
		'no DR': () => { delete form()['/DR']; },
		'two fields of a name': () => { line()['/T'] = box()['/T']; },
		'a dot in a name': () => { line()['/T'] = 'u:a.b'; },
		'no name': () => { delete line()['/T']; },
		'a field that is not in Fields': () => { form()['/Fields'].pop(); },
		'a field twice in Fields': () => { form()['/Fields'].push(form()['/Fields'][0]); },
		'Annots swapped': () => {
			const a = p.page['/Annots'];

			[a[0], a[1]] = [a[1], a[0]];
		},
		'a widget that is not in Annots': () => { p.page['/Annots'].shift(); },
		'Tabs R': () => { p.page['/Tabs'] = '/R'; },
		'a text is filled in': () => { line()['/V'] = 'u:Meier'; },
		'a default': () => { line()['/DV'] = 'u:Meier'; },
		'a box is ticked': () => { box()['/AS'] = '/ja'; },
		'a box has a value': () => { box()['/V'] = '/ja'; },
		'two kids of a state': () => {
			const n = kid(1)['/AP']['/N'], on = Object.keys(n).find((k) => k !== '/Off');
			const first = Object.keys(kid(0)['/AP']['/N']).find((k) => k !== '/Off');

			n[first] = n[on];
			delete n[on];
		},
		'cells without MaxLen': () => { delete cells()['/MaxLen']; },
		'cells of many lines': () => { cells()['/Ff'] |= 4096; },
		'BBox': () => { p.get(line()['/AP']['/N'])['/BBox'][2] += 5; },
		'a small box': () => {
			const r = box()['/Rect'];

			r[2] = r[0] + 9;
			r[3] = r[1] + 9;
		},
		'a low line': () => { line()['/Rect'][3] = line()['/Rect'][1] + 10; },
		'no Parent': () => { delete kid()['/Parent']; },
		'another Parent': () => { kid()['/Parent'] = refOf(line()); },
		'a kid with a name': () => { kid()['/T'] = 'u:kid'; },
		'a push-button': () => { box()['/Ff'] = 1 << 16; },
		'radio buttons': () => { group()['/Ff'] = 1 << 15; },
		'a list': () => { line()['/FT'] = '/Ch'; },
		'a signature': () => { line()['/FT'] = '/Sig'; },
		'MK': () => { box()['/MK'] = { '/CA': 'u:4' }; },
		'another page': () => { box()['/P'] = p.json.pages.at(-1).object; },
		'an appearance with text': () => p.edit(line()['/AP']['/N'], () =>
		    Buffer.from('/Tx BMC BT /F0 11 Tf (x) Tj ET EMC')),
		'no BMC': () => p.edit(line()['/AP']['/N'], () => Buffer.from('q Q')),
		'Off draws': () => p.edit(box()['/AP']['/N']['/Off'], () => Buffer.from('0 0 5 5 re f')),
		'on draws nothing': () => p.edit(Object.entries(box()['/AP']['/N'])
		    .find(([k]) => k !== '/Off')[1], () => Buffer.from('q Q')),
		'a line of the page is no artifact': () => p.replace(p.content, /\/Artifact BMC\n([^]*?)EMC\n/, '$1'),
	};
};
