import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages that these files of a bundle come from, each once, in order of name. */
export function packagesIn(inputs: readonly string[]): readonly string[] {
	const folders = inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
	return [...new Set(folders)].sort();
}

/** What the licences of bundled packages ask to be passed on. Throws where a package names no licence. */
export function licenceTexts(root: string, packages: readonly string[]): string {
	const sections = packages.map((folder) => {
		const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
		if (typeof manifest.license !== 'string') throw new Error(`${folder} names no licence in its package.json.`);
		const files = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
		const texts = files.sort().map((name) => readFileSync(join(root, folder, name), 'utf8').trim());
		return [`${manifest.name} ${manifest.version} (${manifest.license})`, ...texts].join('\n\n');
	});
	const rule = `\n\n${'-'.repeat(80)}\n\n`;
	return `Quotewright contains the following packages.${rule}${sections.join(rule)}\n`;
}
