import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readable } from './guest.ts';
import { tailOf, wordFor } from './plants.ts';
import type { Plant } from './plants.ts';

const TAIL = tailOf(wordFor('')).length;
const LONG_ENOUGH = new RegExp(`[a-z]{${TAIL},}`, 'g');

/** Plants whose word stands in a text, as `where: place`. */
export function tracesIn(where: string, text: string, plants: readonly Plant[]): string[] {
  const written = endingsIn(text);
  return plants.filter(({ word }) => written.has(tailOf(word))).map(({ place }) => `${where}: ${place}`);
}

/** Every row of letters in a text that is as long as the known end of a word: thousands of words are looked for in it. */
function endingsIn(text: string): Set<string> {
  const endings = new Set<string>();
  for (const [letters] of readable(text).matchAll(LONG_ENOUGH)) {
    for (let at = 0; at <= letters.length - TAIL; at++) endings.add(letters.slice(at, at + TAIL));
  }
  return endings;
}

/**
 * Plants of which a trace is left in the raw bytes of files, write-ahead logs and free pages included:
 * as UTF-8 in any case, with or without accents, as UTF-16, or shortened to what differs from the word before.
 */
export function tracesInFiles(folder: string, plants: readonly Plant[]): string[] {
  const traces: string[] = [];
  for (const path of filesUnder(folder)) {
    const bytes = readFileSync(path).toString('latin1').toLowerCase();
    for (const { word, place } of plants) {
      const tail = tailOf(word);
      const wide = [...tail].join('\0');
      if (bytes.includes(tail) || bytes.includes(wide)) traces.push(`${path.slice(folder.length + 1)}: ${place}`);
    }
  }
  return traces;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}
