import { serveStdio } from './serve.ts';

/** What editors start; they talk to it on standard input and output. */
serveStdio();
