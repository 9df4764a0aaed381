import { message } from '../../../text/message.ts';
import { UnreadableSource } from '../../source.ts';
import { decodeXml, readXml } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { placeNamed } from './paths.ts';

/** Fonts made useless outside the book are no hindrance; chapters that only a shop's program may show are. */
export function refuseProtected(archive: Archive, spine: readonly string[]): void {
	const bytes = archive.bytes('META-INF/encryption.xml');
	if (bytes === undefined) return;
	const text = new Set(spine);
	let encrypted = false;
	readXml(decodeXml(bytes), {
		open(name, attribute) {
			if (name !== 'CipherReference') return;
			const place = placeNamed(attribute('URI') ?? '', '');
			if (place !== undefined && text.has(place.path)) encrypted = true;
		},
		text() {},
		close() {},
	});
	if (encrypted) {
		throw new UnreadableSource(
			message(
				'This e-book is locked by its shop (DRM), so its text cannot be read. Use an unlocked copy, or type what you quote into a text file.',
			),
		);
	}
}
