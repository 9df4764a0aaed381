/**
 * How well a wording fits into a stretch of words, both as hashes: local alignment (Smith and Waterman 1981) with two
 * points for a word that is the same and one off for each that is changed, left out or added. Cost: wording × stretch.
 */
export interface Fit {
	/** From 0 to 1: of the points that the very words would have. */
	readonly score: number;
	/** In the stretch, half-open: what the wording takes up. */
	readonly first: number;
	readonly end: number;
}

const same = 2;
const different = 1;

export function bestFit(wording: ArrayLike<number>, stretch: Uint32Array): Fit {
	const { length } = stretch;
	// Of the best alignment that ends with each word of the stretch: its points, and where it begins.
	let points = new Int32Array(length + 1);
	let begins = new Int32Array(length + 1);
	let nextPoints = new Int32Array(length + 1);
	let nextBegins = new Int32Array(length + 1);
	let most = 0;
	let first = 0;
	let end = 0;
	for (let i = 0; i < wording.length; i++) {
		const word = wording[i] as number;
		for (let j = 1; j <= length; j++) {
			const above = points[j - 1] as number;
			const begin = above > 0 ? (begins[j - 1] as number) : j - 1;
			if (stretch[j - 1] === word) {
				const sum = above + same;
				nextPoints[j] = sum;
				nextBegins[j] = begin;
				if (sum > most) {
					most = sum;
					first = begin;
					end = j;
				}
				continue;
			}
			const up = points[j] as number;
			const left = nextPoints[j - 1] as number;
			if (above >= up && above >= left) {
				nextPoints[j] = above - different;
				nextBegins[j] = begin;
			} else if (up >= left) {
				nextPoints[j] = up - different;
				nextBegins[j] = begins[j] as number;
			} else {
				nextPoints[j] = left - different;
				nextBegins[j] = nextBegins[j - 1] as number;
			}
			if ((nextPoints[j] as number) < 0) nextPoints[j] = 0;
		}
		[points, nextPoints] = [nextPoints, points];
		[begins, nextBegins] = [nextBegins, begins];
	}
	return { score: wording.length === 0 ? 0 : most / (same * wording.length), first, end };
}
