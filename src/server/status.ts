import type { LibraryStatus } from './protocol.ts';
import type { Workspace } from './workspace.ts';

/** What the editor's status item shows. */
export function statusOf(workspace: Workspace): LibraryStatus {
	return {
		sources: workspace.library.sources.length,
		problems: workspace.problems.length,
		progress: workspace.progress,
		stopped: workspace.stopped,
	};
}
