/** The ids of places on the page, all of our own making. Drafts, quotations and footnotes count from 0, 1 and 0. */

export const draftId = (draft: number): string => `draft-${draft + 1}`;

/** In the draft's text. */
export const quotationId = (draft: number, number: number): string => `d${draft + 1}-t${number}`;

/** What is said of it. */
export const noteId = (draft: number, number: number): string => `d${draft + 1}-q${number}`;

export const remarkId = (draft: number, number: number): string => `d${draft + 1}-r${number}`;

export const footnoteId = (draft: number, place: number): string => `d${draft + 1}-f${place + 1}`;
