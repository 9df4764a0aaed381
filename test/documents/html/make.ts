/**
 * Makes `news.mhtml` and `news-dom.html` of `news.html`, as Chromium saves a page: `node test/documents/html/make.ts`.
 * The results are committed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(pathToFileURL(join(here, 'news.html')).href);
const session = await page.context().newCDPSession(page);
const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
// The boundary and the place on this machine differ from run to run.
const boundary = /boundary="([^"]+)"/.exec(data)?.[1] ?? '';
writeFileSync(
	join(here, 'news.mhtml'),
	data
		.replaceAll(boundary, '----MultipartBoundary--news----')
		.replaceAll(pathToFileURL(here).href, 'https://pages.example'),
);
writeFileSync(join(here, 'news-dom.html'), await page.content());
await browser.close();
