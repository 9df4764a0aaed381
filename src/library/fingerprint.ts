import { createHash } from 'node:crypto';
import { readPlainBibtex } from '../sources/bibliography-bibtex.ts';
import { referencesFrom } from '../sources/bibliography-csl.ts';
import { readCaptions } from '../sources/formats/captions.ts';
import { documentsSample } from '../sources/formats/documents-sample.ts';
import { htmlSample } from '../sources/formats/html-sample.ts';
import { readMarkdown } from '../sources/formats/markdown.ts';
import { pdfSample } from '../sources/formats/pdf/sample.ts';
import { readPlain } from '../sources/formats/plain.ts';
import { mannerOf } from '../sources/manner.ts';
import { createSegmentBuilder } from './segments/build-segment.ts';
import { fromLocators } from './store/columns.ts';
import { attachmentsOf, searchedOf } from './store/entries.ts';
import { tables } from './store/tables.ts';

const plain = `Of Reading\n\n   The eﬃcient cause, “so to speak”, is philos-\nophical.1 Don’t ask for 3,000 more; ask
\n\t\t7\n\fOF READING\n\nonce—naïvely—and [4] wait. Then.2 Then.3 Œuvre, Straße, łódź.\n\n吾輩は猫である。名前はまだ無い。
\n\t\t8\n\fOF READING\n\nSpeak, memory.⁵ The end[5] is [6] _near_. ${'Long sentences are cut. '.repeat(40)}\n`;
const transcript = Array.from({ length: 12 }, (_, i) => `[00:0${i % 6}:1${i % 9}]\nA${i % 2}: Go at ${i}.\n`).join(
	'\n',
);
const interview =
	`DR. JANE ROE: One.\n\nTom Day (0:12):\nTwo.\n\nROE: Three.\n\nTom Day (0:14):\nFour.\n\nQ. Five?\n`.repeat(3);
const captions = [
	`1\n00:00:01,000 --> 00:00:02,000\n<i>One</i> {\\an8}and\n\n2\n00:00:02,000 --> 00:00:03,000\nTOM: two. [laughs]\n- No.\n`,
	`WEBVTT\n\n${Array.from({ length: 5 }, (_, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n<v Jane>Line ${i}\nLine ${i + 1} &amp; on\n\n`).join('')}`,
];
const verses = Array.from({ length: 9 }, (_, i) => `3:${i + 1} And ${i} went forth.\n`).join('\n');
const markdown = `---\ntitle: T\n---\n# One {#a}\n\nA [link](http://x.y) and[^1] *words*.\n\n> quoted\n\n[^1]: Note.\n`;

const extensions = ['pdf', 'epub', 'docx', 'odt', 'rtf', 'html', 'md', 'txt', 'srt', 'vtt', 'eml'];
const bibliography = `@string{s = "S"} @book{k, title = {A {B}--c} # s, author = {{X Y} and Q, Jr, von Z}, year = 1999, month = mar,
	crossref = {l}, file = {T\\: T:C\\:\\\\x.txt:t;${extensions.map((extension) => `f.${extension}`).join(';')}}, ids = {m, n} extra = {}}
	@book{l, url = {http://x.y}, editor = "E" }}`;
const references = [{ id: 'k', title: 'T <i>t</i>', author: [{ family: 'F', given: 'G' }], note: 'file: f.txt' }];

let known: string | undefined;

/**
 * Tells one version of reading and indexing from another by its tables and by what it makes of samples, so that no
 * one has to remember to throw old caches away. About 65 ms, once in a process, most of it code that runs cold.
 */
export function pipelineFingerprint(): string {
	known ??= fingerprintOf(tables);
	return known;
}

function fingerprintOf(layout: string): string {
	const hash = createHash('sha256').update(layout).update(pdfSample()).update(htmlSample()).update(documentsSample());
	const builder = createSegmentBuilder();
	const texts = [...[plain, transcript, interview, verses].map(readPlain), readMarkdown(markdown)];
	[...texts, ...captions.map(readCaptions)].forEach((content, i) => {
		hash.update(JSON.stringify([content, mannerOf(content.text)])).update(fromLocators(content.locators) ?? '');
		builder.add(i, content.text, content.apparatus);
	});
	for (const entry of [...readPlainBibtex(bibliography), ...referencesFrom(references)]) {
		hash.update(JSON.stringify([entry, searchedOf(entry), attachmentsOf(entry.files, '/b/w.bib')]));
	}
	// Longer than a chunk.
	builder.add(texts.length + captions.length, 'x𝒳'.repeat(5000), []);
	for (const piece of builder.finish()) hash.update(piece);
	return hash.digest('hex');
}
