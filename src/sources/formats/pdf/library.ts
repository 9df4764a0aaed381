/**
 * pdf.js, loaded at the first PDF. It expects a browser, or Node with a canvas, and says so on the console while it
 * loads; for text it needs neither. What it leaves in the global scope is taken away again, since other readers in
 * the thread ask whether they are in a browser. Its parser runs in this thread: this thread is a worker already.
 */
import { CharacterMaps } from './character-maps.ts';

/** The library's version, which tells what it reads. */
export const pdfLibrary = '6.5.438';

export interface PdfDocument {
	readonly numPages: number;
	getPage(number: number): Promise<PdfPage>;
	getPageLabels(): Promise<readonly string[] | null>;
	getOutline(): Promise<readonly PdfOutlineItem[] | null>;
	getDestination(name: string): Promise<PdfDestination | null>;
	getPageIndex(ref: object): Promise<number>;
	getMetadata(): Promise<{
		readonly info: Readonly<Record<string, unknown>>;
		readonly metadata: { get(name: string): unknown } | null;
	}>;
}

export interface PdfPage {
	/** The visible box in user space. */
	readonly view: readonly number[];
	getViewport(options: { readonly scale: number }): {
		readonly width: number;
		readonly height: number;
		readonly transform: readonly number[];
	};
	streamTextContent(options: { readonly includeMarkedContent: boolean }): ReadableStream<PdfText>;
	cleanup(): void;
}

export interface PdfText {
	readonly items: readonly (PdfTextItem | PdfMarkedContent)[];
	readonly styles: Readonly<Record<string, { readonly vertical?: boolean }>>;
}

export interface PdfTextItem {
	readonly str: string;
	readonly dir: string;
	readonly transform: readonly number[];
	readonly width: number;
	readonly height: number;
	readonly fontName: string;
	readonly hasEOL: boolean;
}

export interface PdfMarkedContent {
	readonly type: string;
	readonly tag?: string;
}

export interface PdfOutlineItem {
	readonly title: string;
	readonly dest: string | PdfDestination | null;
	readonly items: readonly PdfOutlineItem[];
}

export type PdfDestination = readonly unknown[];

export interface PdfLoadingTask {
	readonly promise: Promise<PdfDocument>;
	destroy(): Promise<void>;
}

type GetDocument = (options: Readonly<Record<string, unknown>>) => PdfLoadingTask;

let loaded: Promise<GetDocument> | undefined;

/** Begins to open a PDF; its `destroy` must be called in the end. The bytes are not touched. */
export async function openPdf(bytes: Uint8Array): Promise<PdfLoadingTask> {
	loaded ??= load();
	const getDocument = await loaded;
	return getDocument({
		// The library takes the buffer over.
		data: new Uint8Array(bytes),
		verbosity: 0,
		isEvalSupported: false,
		disableFontFace: true,
		useSystemFonts: false,
		useWasm: false,
		isOffscreenCanvasSupported: false,
		isImageDecoderSupported: false,
		maxImageSize: 0,
		enableXfa: false,
		stopAtErrors: false,
		cMapPacked: true,
		BinaryDataFactory: CharacterMaps,
		useWorkerFetch: false,
	});
}

async function load(): Promise<GetDocument> {
	const known = new Set(Object.getOwnPropertyNames(globalThis));
	const { warn } = console;
	console.warn = () => undefined;
	try {
		const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
		await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
		return library.getDocument as unknown as GetDocument;
	} finally {
		console.warn = warn;
		for (const name of Object.getOwnPropertyNames(globalThis)) {
			if (!known.has(name) && !kept.has(name)) Reflect.deleteProperty(globalThis, name);
		}
	}
}

/** Where the library looks for its parser, and what keeps its additions to the language together. */
const kept = new Set(['pdfjsWorker', '__core-js_shared__']);
