/** What bytes of a Rich Text file mean, by its code page or by the character set of their font. */

const byNumber: Readonly<Record<number, string>> = {
	866: 'ibm866',
	874: 'windows-874',
	932: 'shift_jis',
	936: 'gbk',
	949: 'euc-kr',
	950: 'big5',
	10000: 'macintosh',
	10007: 'x-mac-cyrillic',
	20866: 'koi8-r',
	21866: 'koi8-u',
	54936: 'gb18030',
	65001: 'utf-8',
};

/** The code pages of fonts' character sets. */
const byCharset: Readonly<Record<number, number>> = {
	0: 1252,
	77: 10000,
	128: 932,
	129: 949,
	130: 949,
	134: 936,
	136: 950,
	161: 1253,
	162: 1254,
	163: 1258,
	177: 1255,
	178: 1256,
	186: 1257,
	204: 1251,
	222: 874,
	238: 1250,
};

const decoders = new Map<number, InstanceType<typeof TextDecoder>>();

/** Undefined: the file's own. */
export function codePageOf(charset: number | undefined): number | undefined {
	return charset === undefined ? undefined : byCharset[charset];
}

export function decodeBytes(bytes: readonly number[], codePage: number): string {
	let decoder = decoders.get(codePage);
	if (decoder === undefined) {
		decoder = new TextDecoder(encodingOf(codePage));
		decoders.set(codePage, decoder);
	}
	return decoder.decode(Uint8Array.from(bytes));
}

function encodingOf(codePage: number): string {
	if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
	const part = codePage - 28590;
	// There is no twelfth part of that standard.
	if (part >= 1 && part <= 16 && part !== 12) return `iso-8859-${part}`;
	return byNumber[codePage] ?? 'windows-1252';
}
