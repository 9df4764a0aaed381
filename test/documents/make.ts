/**
 * Makes the test documents in `known/` out of `known.md` with the programs that writers use: pandoc, LibreOffice, TeX,
 * Chromium. On Debian: `apt-get install pandoc libreoffice-writer-nogui texlive-latex-recommended lmodern chromium
 * poppler-utils`. `node test/documents/make.ts`; the results are committed, since the tests need none of these.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownParagraphs } from './known.ts';

const here = import.meta.dirname;
const known = join(here, 'known.md');
const out = join(here, 'known');
const work = mkdtempSync(join(tmpdir(), 'quotewright-documents-'));
mkdirSync(out, { recursive: true });

function run(program: string, ...args: string[]): string {
	const env = { ...process.env, SOURCE_DATE_EPOCH: '1700000000', HOME: work };
	return execFileSync(program, args, { cwd: work, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

for (const ending of ['docx', 'odt', 'epub', 'rtf', 'html']) {
	run('pandoc', known, '--standalone', '--output', join(out, `pandoc.${ending}`));
}

/** LibreOffice names its result after its input. */
function convert(from: string, ending: string): void {
	copyFileSync(join(out, from), join(work, `libreoffice.${from.split('.').at(-1)}`));
	run('soffice', '--headless', '--convert-to', ending, `libreoffice.${from.split('.').at(-1)}`);
	copyFileSync(join(work, `libreoffice.${ending}`), join(out, `libreoffice.${ending}`));
}
convert('pandoc.docx', 'odt');
convert('pandoc.odt', 'docx');
convert('pandoc.odt', 'rtf');
convert('libreoffice.odt', 'pdf');

const body = run('pandoc', known, '--to', 'latex', '--top-level-division', 'chapter');
const article = run('pandoc', known, '--to', 'latex', '--top-level-division', 'section');
const common = String.raw`\usepackage[T1]{fontenc}\usepackage{lmodern,textcomp,fancyhdr}\def\tightlist{}\clubpenalty150\widowpenalty150`;
const heads = String.raw`\pagestyle{fancy}\fancyhf{}`;
const latex = {
	book: String.raw`\documentclass[10pt,twoside]{book}\usepackage[a5paper,margin=18mm]{geometry}${common}
\usepackage{hyperref}${heads}\fancyhead[LE]{\thepage\quad The Carpet-Bag}\fancyhead[RO]{Known Texts\quad\thepage}
\begin{document}\frontmatter\thispagestyle{fancy}\section*{To the reader}What follows was written to be read by machines as well as by people.
\clearpage\thispagestyle{fancy}No apology is made for it.\mainmatter
${body}\end{document}`,
	article: String.raw`\documentclass[10pt,twocolumn]{article}\usepackage[a4paper,margin=22mm]{geometry}${common}
\providecommand{\hypertarget}[2]{#2}\providecommand{\texorpdfstring}[2]{#1}${heads}\fancyhead[L]{Journal of Known Texts 4 (1891)}\fancyhead[R]{\thepage}\setcounter{page}{123}
\begin{document}
${article}\end{document}`,
};
for (const [name, text] of Object.entries(latex)) {
	writeFileSync(join(work, `${name}.tex`), text);
	run('pdflatex', '-interaction=batchmode', `${name}.tex`);
	run('pdflatex', '-interaction=batchmode', `${name}.tex`);
	copyFileSync(join(work, `${name}.pdf`), join(out, `latex-${name}.pdf`));
}

const chromium = ['--headless', '--no-sandbox', '--disable-gpu', `file://${join(out, 'pandoc.html')}`];
run('chromium', ...chromium, '--no-pdf-header-footer', `--print-to-pdf=${join(out, 'chromium.pdf')}`);
writeFileSync(join(out, 'chromium.html'), run('chromium', ...chromium, '--dump-dom'));

const paragraphs = knownParagraphs(readFileSync(known, 'utf8'));
writeFileSync(join(out, 'plain.txt'), `${paragraphs.map(({ text }) => text).join('\n\n')}\n`);
run(
	'python3',
	'-c',
	`import email.message,sys
m=email.message.EmailMessage();m['Subject']='The Carpet-Bag and Other Known Texts';m['From']='Herman Melville <h@example.org>';m['To']='r@example.org';m['Date']='Tue, 14 Nov 2023 22:13:20 +0000'
m.set_content(open(sys.argv[1],encoding='utf8').read(),cte='quoted-printable');open(sys.argv[2],'wb').write(m.as_bytes())`,
	join(out, 'plain.txt'),
	join(out, 'python.eml'),
);
writeFileSync(join(out, 'captions.srt'), captions(false));
writeFileSync(join(out, 'captions.vtt'), captions(true));

/** Seven words to a cue, one cue every three seconds, cut without regard to sentences, as recognisers of speech do. */
function captions(vtt: boolean): string {
	const words = paragraphs.filter(({ note }) => !note).flatMap(({ text }) => text.split(/\s+/));
	const cues: string[] = vtt ? ['WEBVTT'] : [];
	for (let at = 0; at < words.length; at += 7) {
		const second = (at / 7) * 3;
		const [from, to] = [second, second + 2.9].map((time) => {
			const clock = new Date(time * 1000).toISOString().slice(11, 23);
			return vtt ? clock : clock.replace('.', ',');
		});
		const lines = [words.slice(at, at + 4).join(' '), words.slice(at + 4, at + 7).join(' ')].filter(Boolean).join('\n');
		cues.push(`${vtt ? '' : `${at / 7 + 1}\n`}${from} --> ${to}\n${lines}`);
	}
	return `${cues.join('\n\n')}\n`;
}

/** On which printed page each paragraph begins, as poppler's pdftotext sees it, by the first words that only it has. */
const labels: Readonly<Record<string, (page: number) => string>> = {
	'latex-book.pdf': (page) => (page <= 2 ? 'i'.repeat(page) : String(page - 2)),
	'latex-article.pdf': (page) => String(122 + page),
	'libreoffice.pdf': String,
	'chromium.pdf': String,
};
const pages = Object.fromEntries(
	Object.entries(labels).map(([name, label]) => {
		const texts = run('pdftotext', join(out, name), '-').split('\f').map(squeezed);
		return [
			name,
			paragraphs.map(({ text }) => {
				const start = squeezed(text).slice(0, 30);
				const found = texts.flatMap((page, i) => (page.includes(start) ? [i + 1] : []));
				return found.length === 1 ? label(found[0] ?? 0) : null;
			}),
		];
	}),
);
writeFileSync(join(out, 'pages.json'), `${JSON.stringify(pages, null, '\t')}\n`);

/** Letters and digits alone: nothing that printing changes. */
function squeezed(text: string): string {
	return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}
