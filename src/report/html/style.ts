/**
 * How the page looks: on a wide screen notes stand beside the text, on a narrow one and on paper below each paragraph.
 * Nothing is told by colour alone: each verdict has a sign and a word, and quotations are underlined, each kind in its
 * own way. Colours have a contrast of at least 4.5 to 1; a test reckons that from the two tables below.
 */
type Colours = Readonly<Record<string, string>>;

export const light: Colours = {
	page: '#ffffff',
	text: '#1c1b1a',
	faint: '#5f5b57',
	line: '#d9d5cf',
	card: '#faf8f5',
	link: '#0b4f9e',
	error: '#a3180f',
	'error-back': '#fde8e5',
	warning: '#7a4a00',
	'warning-back': '#fdf0d3',
	information: '#0b4f9e',
	'information-back': '#e4effb',
	hint: '#54514d',
	'hint-back': '#efece7',
	good: '#17602f',
	'good-back': '#e6f4ea',
	quiet: '#54514d',
	'quiet-back': '#efece7',
	unchecked: '#54514d',
	'unchecked-back': '#efece7',
};

export const dark: Colours = {
	page: '#1a1918',
	text: '#eae7e3',
	faint: '#b3aea7',
	line: '#45423e',
	card: '#242220',
	link: '#93c5ff',
	error: '#ffa69d',
	'error-back': '#4a1f1b',
	warning: '#f3c36b',
	'warning-back': '#42300d',
	information: '#93c5ff',
	'information-back': '#16324f',
	hint: '#c2bdb6',
	'hint-back': '#35322f',
	good: '#86d99d',
	'good-back': '#173a22',
	quiet: '#c2bdb6',
	'quiet-back': '#35322f',
	unchecked: '#c2bdb6',
	'unchecked-back': '#35322f',
};

/** How quotations of each tone are underlined. */
const underlines: Readonly<Record<string, string>> = {
	error: 'double',
	warning: 'wavy',
	information: 'solid',
	hint: 'solid',
	good: 'solid',
	quiet: 'dotted',
	unchecked: 'dashed',
};

function variables(colours: Colours): string {
	return Object.entries(colours)
		.map(([name, value]) => `--${name}:${value};`)
		.join('');
}

const tones = Object.entries(underlines)
	.map(
		([tone, underline]) => `
.${tone}{--tone:var(--${tone});--back:var(--${tone}-back)}
.q.${tone}{text-decoration-style:${underline}}`,
	)
	.join('');

export const style = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
/* Where a page of ours is shown in another's, that one's colours are not meant for it. */
body,code,blockquote{background:none;color:inherit}
html{scroll-padding-top:1rem;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{font-size:1rem;max-width:76rem;margin:0 auto;padding:2rem 1.5rem 4rem}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.5em 0 .5em;break-after:avoid}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.75rem;margin-top:2.5rem;padding-top:1.25rem;border-top:1px solid var(--line)}
h3{font-size:1.15rem}
h4{font-size:1rem}
code{font:.875em ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{overflow-x:auto;white-space:pre-wrap;border:1px solid var(--line);padding:.75rem;border-radius:.25rem}
dl{margin:0}dd{margin:0}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.made,.faint{color:var(--faint);margin:.25rem 0 0}
.result{font-size:1.25rem;margin:.5rem 0}
.facts{display:grid;gap:.25rem;margin:1rem 0;font-size:.875rem}
.facts div{display:flex;flex-wrap:wrap;gap:0 .5rem}
.facts dt{color:var(--faint)}
.facts dt::after{content:":"}
table{border-collapse:collapse;font-size:.9375rem}
th,td{text-align:start;vertical-align:top;padding:.3rem 1rem .3rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--faint);font-weight:normal;font-size:.8125rem}
tbody th{font-weight:600;white-space:nowrap}
.prose tbody th{white-space:normal}
.amount{text-align:end}
.wide{overflow-x:auto}
.corrections{list-style:none;padding:0;margin:.5rem 0}
.corrections li{padding:.3rem 0 .3rem 2.75rem;text-indent:-2.75rem;border-bottom:1px solid var(--line);break-inside:avoid}
.number{display:inline-block;min-width:2.25rem;text-indent:0;margin-inline-end:.5rem;font-variant-numeric:tabular-nums;font-weight:600}
${tones}
.severity,.verdict{color:var(--tone)}
.text{margin-top:2rem}
.prose{font:1.0625rem/1.65 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;max-width:38rem;overflow-wrap:break-word}
.prose h3,.prose h4,.prose h5,.prose h6{font-size:1.25rem;margin:1.5rem 0 .5rem}
.prose p,.prose blockquote,.prose ul,.prose ol,.prose table,.prose pre{margin:.5rem 0}
.prose blockquote{margin-inline:1.5rem;padding:0}
.prose hr{border:0;border-top:1px solid var(--line);margin:1.5rem 0}
.cite{color:var(--faint)}
.footnote{display:flex;gap:.75rem;font-size:.9em}
.footnote .label{color:var(--faint)}
.q{background:var(--back);text-decoration:underline;text-decoration-color:var(--tone);text-decoration-thickness:1px;text-underline-offset:.2em;padding:.05em 0;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark{background:none;color:inherit;font-weight:700;border-bottom:2px solid var(--tone,currentColor)}
.gap{border:0;color:var(--tone);font-size:.85em;vertical-align:-.45em;line-height:0}
.badge{color:var(--tone);font:600 .75rem/1 system-ui,"Segoe UI",Roboto,sans-serif;text-decoration:none;white-space:nowrap;vertical-align:.35em;margin-inline-start:.15em;background:var(--page)}
.badge:hover,.badge:focus{text-decoration:underline}
.notes{margin:.75rem 0 1.5rem}
.note{background:var(--card);border:1px solid var(--line);border-inline-start:.3rem solid var(--tone);border-radius:.25rem;padding:.6rem .8rem;margin:0 0 .75rem;font-size:.875rem;line-height:1.45;break-inside:avoid;overflow-wrap:break-word}
.note:target{outline:2px solid var(--tone)}
.q:target::before{content:"▸\\a0";color:var(--tone)}
.note p{margin:.35rem 0 0}
.head{display:flex;flex-wrap:wrap;gap:0 .4rem;align-items:baseline}
.head .number{min-width:0;margin:0}
.tick{margin-inline-start:auto;color:var(--faint);white-space:nowrap}
.quieted,.cited,.near,.source{color:var(--faint)}
.note .source,.note .cited{font-size:.8125rem}
.source i{font-style:italic}
.passage{margin:.5rem 0 0;padding-inline-start:.75rem;border-inline-start:1px solid var(--line);font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif}
.passage .around{color:var(--faint)}
details{margin-top:.35rem}
summary{cursor:pointer;color:var(--link)}
.sources li{margin:.75rem 0;break-inside:avoid}
.file{font-size:.875rem;color:var(--faint);overflow-wrap:anywhere}
.signature{break-inside:avoid}
.signature dl{display:grid;grid-template-columns:2fr 1fr 2fr;gap:1.5rem;margin-top:3rem}
.signature dl div{display:flex;flex-direction:column-reverse;border-top:1px solid var(--text);padding-top:.25rem}
@media screen and (min-width:64rem){
.row{display:grid;grid-template-columns:minmax(0,38rem) minmax(0,1fr);gap:2.5rem;align-items:start}
.prose{position:sticky;top:1rem}
.prose>:first-child{margin-top:.25rem}
.notes{margin:.25rem 0 .75rem}
}
@media (forced-colors:active){.note{border-inline-start-color:CanvasText}}
@page{margin:20mm 18mm}
@media print{
:root{color-scheme:light;${variables({ ...light, page: '#fff', card: '#fff' })}}
html{font-size:10pt}
body{max-width:none;padding:0}
a{color:inherit;text-decoration:none}
.skip,details{display:none}
.prose{max-width:none;orphans:3;widows:3}
.draft{break-before:auto}
.draft+.draft{break-before:page}
.notes{margin-inline-start:8mm}
}
`;
