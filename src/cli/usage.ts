export const usage = `Quotewright checks the quotations in your drafts against their sources.

  quotewright check [PATH…]    check drafts, or all Markdown drafts in folders
  quotewright report [PATH…]   make a page that a fact-checker can sign
  quotewright find "WORDS"     find the passage that holds these words
  quotewright index [FOLDER]   read the sources beforehand
  quotewright lsp              serve an editor, over standard input and output

  quotewright check --help     more about a command
  quotewright --version
`;

export const checkUsage = `quotewright check [PATH…] [options]

Checks each PATH: a Markdown draft, or a folder with drafts in it; without a
PATH, the drafts of the current folder. A draft is checked against the sources
in the folders seeds/ and sources/ beside it or, where there are none, in the
nearest folder above it, up to the current one; or against those that the file
quotewright.json names.

  --sources PATH   check against this folder or file instead; may be repeated
  --format FORMAT  pretty (for people, the default) or json (for programs)
  --preset PRESET  how strict to be: scholarly (the default), strict or news
  --write-baseline
                   keep what is found now in quotewright.baseline.json:
                   from then on only what is new counts

A quotation that cites no source, and whose words no source has, is listed,
but is not wrong: it may be dialogue.

Exit code: 0 nothing is wrong, 1 something is, 2 could not run, not on all
that was asked for, or there are no sources to compare with.
`;

export const reportUsage = `quotewright report [PATH…] [options]

Checks as \`check\` does, and makes one page of it, to read, print and sign: the
draft with its quotations numbered, beside each the passage in its source, the
summary on top, and what it was checked against.

  --output FILE    write to this file, in the form that its ending tells:
                   .html, .md or .json; - is standard output
  --format FORMAT  html (the default), markdown or json, whatever the ending
  --sources PATH   check against this folder or file instead; may be repeated
  --preset PRESET  how strict to be: scholarly (the default), strict or news

Without --output, HTML goes into the file draft-report.html beside draft.md
(for several drafts: quotation-report.html in the current folder); the other
formats go to standard output. Needs nothing but a browser to read.

Exit code: as of check.
`;

export const findUsage = `quotewright find "WORDS" [options]

Prints the passages of your sources that hold the words, the best first;
failing that, those that stand closest to them.

  --sources PATH   look in this folder or file instead; may be repeated

Exit code: 0 something was printed, the closest included; 1 nothing was;
2 could not run, or there are no sources.
`;

export const indexUsage = `quotewright index [FOLDER] [options]

Reads the sources of the project in FOLDER, or in the current folder, so that
check, find and the editor need not: each of them reads what it misses, but a
large library takes its time. The index is kept in your cache folder.

  --sources PATH   read this folder or file instead; may be repeated

Ctrl+C stops it; what was read until then is kept.
Exit code: 0 done, 2 could not run, 130 stopped.
`;

export const lspUsage = `quotewright lsp

Runs the language server over standard input and output, for any editor that
speaks the Language Server Protocol.
`;
