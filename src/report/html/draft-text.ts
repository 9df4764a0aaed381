/** The draft as prose, its quotations numbered and marked. */
import * as l10n from '@vscode/l10n';
import type { ReadBlock, ReadLeaf, ReadList } from '../read-blocks.ts';
import type { DraftReport, ReportedQuotation } from '../report.ts';
import { type Run, runsOf } from '../runs.ts';
import { standingName, symbols } from '../words.ts';
import { type Content, element, type Html, lineBreak, rule, type Tag } from './element.ts';
import { footnoteId, noteId, quotationId } from './names.ts';

export interface DraftText {
	/** What the blocks show, in order: each is to be asked for once. */
	html(block: ReadBlock): Html;
	/** Whether the quotation's place was shown. */
	isPlaced(number: number): boolean;
}

/** @param index the draft's place in the report, from 0 */
export function draftText(report: DraftReport, index: number): DraftText {
	const placed = new Set<number>();
	const byNumber = new Map(report.quotations.map((quotation) => [quotation.number, quotation]));
	const footnotes = footnotesOf(report);
	/** Of a label that is defined twice, the first counts. */
	const defined = new Set<number>();
	const level = outline();

	function html(block: ReadBlock): Html {
		switch (block.kind) {
			case 'heading':
				return element(level(block.level), { dir: 'auto' }, leaf(block.leaf));
			case 'paragraph': {
				const text = leaf(block.leaf);
				// What shows nothing, such as a picture, is there all the same.
				return text === undefined
					? element('p', {}, element('code', {}, block.leaf.text))
					: element('p', { dir: 'auto' }, text);
			}
			case 'quote':
				return element('blockquote', {}, block.blocks.map(html));
			case 'list':
				return list(block);
			case 'table':
				return element(
					'div',
					{ class: 'wide' },
					element(
						'table',
						{},
						element(
							'tbody',
							{},
							block.rows.map(({ isHead, cells }) =>
								element(
									'tr',
									{},
									cells.map((cell) =>
										element(
											isHead ? 'th' : 'td',
											{ dir: 'auto', ...(isHead && { scope: 'col' as const }) },
											leaf(cell),
										),
									),
								),
							),
						),
					),
				);
			case 'footnote': {
				const place = footnotes.get(block.label) ?? 0;
				const id = defined.has(place) ? {} : { id: footnoteId(index, place) };
				defined.add(place);
				return element(
					'div',
					{ class: 'footnote', ...id },
					element('span', { class: 'label' }, element('bdi', {}, block.label)),
					element('div', {}, block.blocks.map(html)),
				);
			}
			case 'code':
				return element('pre', { dir: 'auto' }, element('code', {}, block.text));
			case 'rule':
				return rule;
		}
	}

	function list({ first, items }: ReadList): Html {
		const start = first === undefined || first === 1 || !Number.isSafeInteger(first) ? {} : { start: first };
		return element(
			first === undefined ? 'ul' : 'ol',
			start,
			items.map(({ blocks }) => element('li', {}, blocks.map(inItem))),
		);
	}

	/** The paragraph of an item needs no space around it. */
	function inItem(block: ReadBlock): Html {
		if (block.kind !== 'paragraph') return html(block);
		return element('div', { dir: 'auto' }, leaf(block.leaf));
	}

	/** Undefined where nothing of it is to be seen. */
	function leaf(read: ReadLeaf): Content | undefined {
		const runs = runsOf(read, report.marked);
		return runs.some(({ text, differs }) => text.trim() !== '' || differs) ? runs.map(run) : undefined;
	}

	function run(one: Run): Content {
		const quotation = one.quotation === undefined ? undefined : byNumber.get(one.quotation);
		const text = styled(one);
		if (!quotation) return text;
		const { number, tone } = quotation;
		const place = one.begins ? { id: quotationId(index, number) } : {};
		if (one.begins) placed.add(number);
		const inside = element('span', { class: `q ${tone}`, ...place }, text);
		return one.ends ? [inside, badge(quotation)] : inside;
	}

	function styled(one: Run): Content {
		if (one.note !== undefined) {
			const place = footnotes.get(one.note);
			const label = element('bdi', {}, one.note);
			return element('sup', {}, place === undefined ? label : element('a', { href: footnoteId(index, place) }, label));
		}
		if (one.differs && one.text === '') {
			return element(
				'mark',
				{ class: 'gap' },
				'∧',
				element('span', { class: 'unseen' }, l10n.t('(words left out here)')),
			);
		}
		let content: Content = withLineBreaks(one.text);
		if (one.code) content = element('code', {}, content);
		if (one.emphasis) content = element('em', {}, content);
		if (one.strong) content = element('strong', {}, content);
		if (one.citation) content = element('span', { class: 'cite' }, content);
		return one.differs ? element('mark', {}, content) : content;
	}

	function badge(quotation: ReportedQuotation): Html {
		const { number, standing, tone } = quotation;
		const name = standingName(standing);
		return element(
			'a',
			{ class: `badge ${tone}`, href: noteId(index, number), label: l10n.t('Quotation {0}: {1}', number, name) },
			`[${number} ${symbols[standing]}]`,
		);
	}

	return { html, isPlaced: (number) => placed.has(number) };
}

/** A hard break is a line's end behind two blanks, or one that stood for itself; others are blanks. */
function withLineBreaks(text: string): Content {
	const lines = text.split(/ {2,}\r?\n/);
	return lines.length === 1 ? text : lines.flatMap((line, i) => (i === 0 ? [line] : [lineBreak, line]));
}

/** Below the report’s own headings, no level left out, whatever the draft does. */
function outline(): (level: number) => Tag {
	const open: number[] = [];
	return (level) => {
		while (open.length > 0 && (open.at(-1) as number) >= level) open.pop();
		open.push(level);
		return `h${Math.min(6, 3 + open.length)}` as Tag;
	};
}

/** The labels of footnotes, and the place of each. */
function footnotesOf({ blocks }: DraftReport): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	const visit = (block: ReadBlock): void => {
		if (block.kind === 'footnote' && !places.has(block.label)) places.set(block.label, places.size);
		if (block.kind === 'quote' || block.kind === 'footnote') block.blocks.forEach(visit);
		if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit);
	};
	for (const { block } of blocks) visit(block);
	return places;
}
