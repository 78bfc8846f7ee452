// Content streams: a tokenizer for the operators that we write, and what stands
// in each marked-content sequence.

const space = '\0\t\n\f\r ';
// Neither a delimiter nor white space.
const regular = /[^()<>[\]{}/%\0\t\n\f\r ]+/;

// Strings become Buffers, names { name }, operators { op }.
function* tokens(bytes) {
	const s = bytes.toString('latin1');
	let i = 0;

	const literal = () => {
		let depth = 1, out = '';

		for (i++; i < s.length && depth > 0; i++) {
			if (s[i] === '\\')
				out += s[++i] === 'r' ? '\r' : s[i];
			else if (s[i] === '(' && depth++ || s[i] === ')' && --depth ||
			    !'()'.includes(s[i]))
				out += s[i];
		}
		return Buffer.from(out, 'latin1');
	};
	const plain = new RegExp(regular, 'y');
	const word = () => {
		plain.lastIndex = i;
		const found = plain.exec(s)?.[0] ?? '';

		i += found.length;
		return found;
	};

	while (i < s.length) {
		const c = s[i];

		if (space.includes(c)) {
			i++;
		} else if (c === '%') {
			while (i < s.length && s[i] !== '\n' && s[i] !== '\r')
				i++;
		} else if (c === '(') {
			yield literal();
		} else if (c === '/') {
			i++;
			yield { name: word() };
		} else if (s.startsWith('<<', i) || s.startsWith('>>', i)) {
			yield { mark: s.slice(i, i += 2) };
		} else if (c === '<') {
			const end = s.indexOf('>', i);

			yield Buffer.from(s.slice(i + 1, end), 'hex');
			i = end + 1;
		} else if (c === '[' || c === ']') {
			yield { mark: c };
			i++;
		} else {
			const found = word();

			if (found === '')
				throw new Error(`stray ${c}`);
			yield /^[+-]?(\d+\.?\d*|\.\d+)$/.test(found) ?
			    Number(found) : { op: found };
		}
	}
}

// Operators with their operands; arrays and dictionaries are put together.
function* operations(bytes) {
	let stack = [], opened = [];

	for (const t of tokens(bytes)) {
		if (t.mark === '[' || t.mark === '<<') {
			opened.push(stack);
			stack = [];
		} else if (t.mark !== undefined) {
			const whole = stack;

			stack = opened.pop();
			if (stack === undefined)
				throw new Error(`unbalanced ${t.mark}`);
			if (t.mark === ']') {
				stack.push(whole);
				continue;
			}
			const dict = {};

			for (let i = 0; i + 1 < whole.length; i += 2)
				dict[whole[i].name] = whole[i + 1];
			stack.push(dict);
		} else if (t.op !== undefined) {
			yield { op: t.op, args: stack };
			stack = [];
		} else {
			stack.push(t);
		}
	}
	if (stack.length > 0 || opened.length > 0)
		throw new Error('operands without an operator');
}

const shows = new Set(['Tj', 'TJ', "'", '"']);
const paths = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'f', 'F', 'f*', 'B',
	'B*', 'b', 'b*', 'S', 's', 'n', 'Do']);
const harmless = new Set(['q', 'Q', 'cm', 'w', 'J', 'j', 'M', 'd', 'rg', 'RG',
	'g', 'G', 'BT', 'ET', 'Tc', 'Tw', 'Tz', 'TL', 'Tf', 'Tr', 'Ts', 'Td', 'TD',
	'Tm', 'T*', 'W', 'W*', 'BMC', 'BDC', 'EMC']);

// The sequences of a page in order: { tag, artifact, mcid, actual, codes }, where
// codes are [font name, code].  'fail' is called with what is wrong.
function sequences(bytes, fail, images = {}) {
	const all = [], open = [];
	const fonts = [];
	let font = null;

	const begin = (tag, props) => {
		const s = { tag, artifact: tag === 'Artifact', mcid: props.MCID,
			actual: props.ActualText, codes: [] };

		if (typeof props !== 'object' || props.name !== undefined)
			fail('properties are not a dictionary');
		if (open.length > 0)
			fail(`/${tag} is nested in /${open.at(-1).tag}`);
		if (!s.artifact && s.mcid === undefined)
			fail(`/${tag} has no MCID`);
		if (s.artifact && s.mcid !== undefined)
			fail('an artifact has an MCID');
		open.push(s);
		all.push(s);
	};
	const show = (args) => {
		for (const part of [args.at(-1)].flat()) {
			if (!Buffer.isBuffer(part))
				continue;
			if (part.length % 2)
				fail('half a code');
			for (let i = 0; i + 1 < part.length; i += 2)
				open.at(-1)?.codes.push([font, part.readUInt16BE(i)]);
		}
	};

	for (const { op, args } of operations(bytes)) {
		if (shows.has(op) || paths.has(op)) {
			if (open.length === 0)
				fail(`${op} is neither tagged nor an artifact`);
			if (shows.has(op))
				show(args);
		} else if (!harmless.has(op)) {
			fail(`operator ${op}`);
		}
		if (op === 'Do' && images[`/${args[0]?.name}`] === undefined)
			fail(`no image /${args[0]?.name}`);
		if (op === 'Tf')
			font = args[0].name;
		else if (op === 'q')
			fonts.push(font);
		else if (op === 'Q' && fonts.length === 0)
			fail('Q without q');
		else if (op === 'Q')
			font = fonts.pop();
		else if (op === 'BMC' || op === 'BDC')
			begin(args[0].name, args[1] ?? {});
		else if (op === 'EMC' && open.pop() === undefined)
			fail('EMC without BDC');
	}
	if (open.length > 0)
		fail('BDC without EMC');
	if (fonts.length > 0)
		fail('q without Q');
	return all;
}

export { operations, sequences };
