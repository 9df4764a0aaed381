/** A process that syncs the library of a folder and tells its parent what it read. */
import { openLibrary } from '../../src/library/open-library.ts';
import { loadProject } from '../../src/project/load-project.ts';

const [root = '', cacheDir = ''] = process.argv.slice(2);
const library = openLibrary({ projects: [await loadProject(root)], cacheDir, log: () => {} });
const { read } = await library.sync();
process.send?.({ read, sources: library.sources.length });
library.close();
process.disconnect?.();
