import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve, serveStdio } from './serve.ts';

/** What editors start. The transport is in the arguments: `--node-ipc`, `--stdio`, `--pipe=`. */
if (process.argv.includes('--stdio')) serveStdio();
else serve(createConnection(ProposedFeatures.all));
