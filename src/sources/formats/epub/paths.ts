/** A place that a file of the archive names: the path of a file and the id of an element, empty for its beginning. */
export interface Place {
	readonly path: string;
	readonly id: string;
}

/** @param from the path of the file that has the reference; undefined: it leads out of the archive */
export function placeNamed(reference: string, from: string): Place | undefined {
	if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(reference)) return undefined;
	const [path = '', id = ''] = reference.split('#', 2);
	const parts = path === '' ? from.split('/') : [...from.split('/').slice(0, -1), ...decoded(path).split('/')];
	const steps: string[] = [];
	for (const part of parts) {
		if (part === '..') steps.pop();
		else if (part !== '.' && part !== '') steps.push(part);
	}
	return { path: steps.join('/'), id: decoded(id) };
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
