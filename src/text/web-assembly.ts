/** What is needed of the engine's WebAssembly: the types of Node do not know it. */
interface Engine {
	readonly Module: new (code: Uint8Array) => object;
	readonly Instance: new (module: object) => { readonly exports: unknown };
}

const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;

/** Memory of a program. */
export interface Memory {
	readonly buffer: ArrayBuffer;
	grow(pages: number): number;
}

/** A global of a program's. */
export interface Cell {
	readonly value: number;
}

/**
 * What starts a program, each time in memory of its own, and answers what it exports; compiled when it is first started.
 * @param code in Base64
 */
export function program<Exports>(code: string): () => Exports {
	let module: object | undefined;
	return () => {
		module ??= new engine.Module(Buffer.from(code, 'base64'));
		return new engine.Instance(module).exports as Exports;
	};
}
