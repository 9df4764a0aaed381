/** A process that syncs the library of a folder: tells its parent when it begins, and what it read. */
import { openLibrary } from '../../src/library/open-library.ts';
import { loadProject } from '../../src/project/load-project.ts';

const [root = '', cacheDir = ''] = process.argv.slice(2);
const library = openLibrary({ projects: [await loadProject(root)], cacheDir, log: () => {} });
process.send?.('begins');
const { read } = await library.sync();
await library.settled();
process.send?.({ read, sources: library.sources.length });
await library.close();
process.disconnect?.();
