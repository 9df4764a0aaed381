import type { Connection, GenericRequestHandler } from 'vscode-languageserver/node';
import type { LibraryView } from '../library/library.ts';
import { nameOf } from './draft-uses.ts';
import { placesIn } from './place-name.ts';
import { placesForSources, sourceKinds } from './places-for-sources.ts';
import { pathOf } from './positions.ts';
import * as protocol from './protocol.ts';
import { quotedIn } from './quoted-in.ts';
import type { RequestParts } from './requests.ts';
import { shownSource } from './shown-source.ts';
import { foundWorks, overviewSource, readingProblems, tallySources, usesOf } from './sources-overview.ts';

/** Answers what a list of the sources asks, and an editor of one of them. */
export function answerSourcesRequests(
	connection: Connection,
	{ workspace, documents, open, quoted }: Pick<RequestParts, 'workspace' | 'documents' | 'open' | 'quoted'>,
): void {
	const answer = <Params, Result>(
		{ method }: protocol.CustomRequest<Params, Result>,
		handler: (params: Params) => Result | Promise<Result>,
	): void => {
		connection.onRequest(method, handler as GenericRequestHandler<Result, void>);
	};
	const listings = numberListings();

	answer(protocol.sourcesOverview, ({ listing: known }) => {
		quoted.want();
		const { library, problems } = workspace;
		const listing = listings(library);
		return {
			listing,
			sources: known === listing ? null : library.sources.map(overviewSource),
			...tallySources(quoted.all()),
			problems: readingProblems(problems),
			problemCount: problems.length,
			isRead: workspace.ready,
			isComplete: quoted.isComplete,
		};
	});
	answer(protocol.sourceUses, ({ id }) => usesOf(id, quoted.of(id), placesIn(workspace)));
	answer(protocol.findWorks, ({ typed, limit }) => foundWorks(workspace.library, typed, limit));
	answer(protocol.quotedStretches, async ({ uri }) => {
		// An editor asks once; whether this is a source is known when they are read.
		await workspace.settled();
		const document = open.get(uri);
		const shown = document && documents.isDraft(document) ? undefined : shownSource(workspace.library, uri);
		if (!shown) return [];
		quoted.want();
		return quotedIn(shown, quoted.of(nameOf(shown.source)));
	});
	answer(protocol.placesForSources, ({ folder, names }) => {
		const path = pathOf(folder);
		const project = workspace.projects.find(({ root }) => root === path);
		return { places: project ? placesForSources(project, names) : [], kinds: sourceKinds() };
	});
}

/** A number for each state of a library, which none before it had. */
function numberListings(): (library: LibraryView) => number {
	let number = 0;
	let last: { readonly library: LibraryView; readonly generation: number } | undefined;
	return (library) => {
		const { generation } = library;
		if (last?.library !== library || last.generation !== generation) number++;
		last = { library, generation };
		return number;
	};
}
