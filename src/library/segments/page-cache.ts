/**
 * Pages of files, as many as a budget allows, the newest in place of whichever it collides with. All segments share
 * one, so that memory does not grow with their number.
 */
export interface PageCache {
	/** @param fill reads the page into the bytes it is given, and answers how many there were */
	get(file: number, page: number, fill: (into: Uint8Array, page: number) => number): Uint8Array;
	/** A number for a file that no other has. */
	nextFile(): number;
}

export function createPageCache(pageSize: number, budget: number): PageCache {
	const slots = Math.floor(budget / pageSize);
	const memory = new Uint8Array(slots * pageSize);
	const whole = Array.from({ length: slots }, (_, i) => memory.subarray(i * pageSize, (i + 1) * pageSize));
	const views: Uint8Array[] = [...whole];
	const files = new Int32Array(slots).fill(-1);
	const pages = new Int32Array(slots);
	let known = 0;
	return {
		nextFile: () => known++,
		get(file, page, fill) {
			const place = ((page + Math.imul(file, 0x9e3779b1)) >>> 0) % slots;
			if (files[place] === file && pages[place] === page) return views[place] as Uint8Array;
			const target = whole[place] as Uint8Array;
			// Should reading fail, the slot holds no page.
			files[place] = -1;
			const read = fill(target, page);
			const view = read === pageSize ? target : target.subarray(0, read);
			views[place] = view;
			files[place] = file;
			pages[place] = page;
			return view;
		},
	};
}
