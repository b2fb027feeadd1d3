import { gzipSync } from 'node:zlib';

export interface ScriptSize {
  bytes: number;
  compressed: number;
}

/** All JavaScript that a page loads: its scripts, its islands, and what they import at once. */
export async function scriptSizeOf(pageUrl: string): Promise<ScriptSize> {
  const html = await (await fetch(pageUrl)).text();
  const waiting = [...html.matchAll(/(?:src|component-url|renderer-url|before-hydration-url)="([^"]+\.js)"/g)].map(
    (match) => new URL(match[1]!, pageUrl).href,
  );
  const seen = new Set<string>();
  const size: ScriptSize = { bytes: 0, compressed: 0 };
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const code = await (await fetch(url)).text();
    size.bytes += Buffer.byteLength(code);
    size.compressed += gzipSync(code).length;
    for (const match of code.matchAll(/(?:from|import)\s*\(?["'](\.{1,2}\/[^"']+\.js)["']/g))
      waiting.push(new URL(match[1]!, url).href);
  }
  return size;
}
