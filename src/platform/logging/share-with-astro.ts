import type { Log } from './log.ts';

/** Where src/platform/logging/astro-log.mjs, which is built into the pages, finds the portal's log. */
const KEY = Symbol.for('phong-doc.log');

/** Sends what Astro has to say (a page that failed, with its stack) into the portal's log. */
export function shareWithAstro(log: Log): void {
  Reflect.set(globalThis, KEY, log);
}
