/**
 * The text with a visible stand-in for each control character (␛ for ESC; � for those that have no picture), code unit
 * by code unit, so that what a source or a draft holds never commands the terminal. White space stays.
 */
export function visible(text: string): string {
	return text.replace(control, (character) => {
		const code = character.charCodeAt(0);
		if (code === 0x7f) return '\u2421';
		return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
	});
}

/** Every `Cc` but what is shown as a blank or begins a line. */
const control = /(?![\t\n\v\f\r])\p{Cc}/gu;
