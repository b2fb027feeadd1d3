import { chromium } from '@playwright/test';
import { findChromium } from '../harness/chromium.ts';

/** A phone of the size that most have. */
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };

/** Bytes as they came over the line, heads of answers among them. */
export interface PageBytes {
  all: number;
  script: number;
}

/** What a phone that was never here before fetches for each of these pages. */
export async function bytesOfFirstPages<Name extends string>(
  urls: Record<Name, string>,
): Promise<Record<Name, PageBytes>> {
  const browser = await chromium.launch(await findChromium());
  try {
    const found: [string, PageBytes][] = [];
    for (const [name, url] of Object.entries<string>(urls)) {
      const context = await browser.newContext(PHONE);
      const page = await context.newPage();
      const line = await context.newCDPSession(page);
      const bytes = { all: 0, script: 0 };
      const scripts = new Set<string>();
      line.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
      line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        bytes.all += encodedDataLength;
        if (scripts.has(requestId)) bytes.script += encodedDataLength;
      });
      await line.send('Network.enable');
      await page.goto(url, { waitUntil: 'networkidle' });
      await context.close();
      found.push([name, bytes]);
    }
    return Object.fromEntries(found) as Record<Name, PageBytes>;
  } finally {
    await browser.close();
  }
}
