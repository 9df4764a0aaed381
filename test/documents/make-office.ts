/**
 * Makes the test documents in `office/` out of `manuscript.fodt` with LibreOffice: changes, remarks, notes, running
 * heads, a text box and a table, as its users have them. On Debian: `apt-get install libreoffice-writer-nogui`.
 * `node test/documents/make-office.ts`; the results are committed, since the tests need no LibreOffice.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'office');
const env = { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'quotewright-office-')) };

for (const ending of ['odt', 'docx', 'rtf']) {
	execFileSync('soffice', ['--headless', '--convert-to', ending, '--outdir', folder, join(folder, 'manuscript.fodt')], {
		env,
		stdio: 'ignore',
	});
}
