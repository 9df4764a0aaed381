/** Numbers as people read them: three digits that count, with their unit. */
export function milliseconds(value: number): string {
	return value >= 10_000 ? `${digits(value / 1000)} s` : `${digits(value)} ms`;
}

export function bytes(value: number): string {
	if (Number.isNaN(value)) return '–';
	if (value >= 999.5e6) return `${digits(value / 1e9)} GB`;
	return value >= 999.5e3 ? `${digits(value / 1e6)} MB` : `${digits(value / 1e3)} kB`;
}

export function times(value: number): string {
	return `${digits(value)}×`;
}

/** A recall: all digits that tell it from 1. */
export function share(value: number): string {
	if (Number.isNaN(value)) return '–';
	return value === 1 ? '1.00' : value.toFixed(value > 0.995 ? 4 : 3);
}

export function percent(value: number): string {
	return `${(100 * value).toFixed(2)} %`;
}

export function digits(value: number): string {
	if (!Number.isFinite(value)) return '–';
	if (value === 0) return '0';
	const before = Math.floor(Math.log10(Math.abs(value)));
	return before >= 2
		? Math.round(value).toLocaleString('en', { useGrouping: value >= 10_000 })
		: value.toFixed(Math.min(4, 2 - before));
}
