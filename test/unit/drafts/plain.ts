/** A copy with all that is told when it is asked for, such as where something stands by now. */
export function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
	if (value instanceof Set || value instanceof Map) return structuredClone(value);
	if ('from' in value && 'to' in value) return { ...value, from: value.from, to: value.to };
	const copy: Record<string, unknown> = {};
	for (const [name, own] of Object.entries(value)) copy[name] = plain(own);
	const told = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(value) ?? {});
	for (const [name, { get }] of Object.entries(told)) {
		if (get && name !== '__proto__') copy[name] = plain(get.call(value));
	}
	return copy;
}
