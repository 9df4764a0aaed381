import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve.ts';

/** What VS Code starts. The transport is in the arguments: `--node-ipc`, `--stdio`, `--pipe=`. */
serve(createConnection(ProposedFeatures.all));
