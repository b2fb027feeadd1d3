import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { vi } from '../../../src/i18n/vi.ts';

const SRC = fileURLToPath(new URL('../../../src/', import.meta.url));
const HOLDS_TEXTS = /^i18n\/(vi|en)[/.]/;
/** Put together where they are used: `grant-${what}`. */
const COMPOSED = /^grant-/;

/** Every word and every quoted text of the program, comments left out. */
function wordsOfTheProgram(): Set<string> {
  const files = globSync('**/*.{ts,astro}', { cwd: SRC }).filter((file) => !HOLDS_TEXTS.test(file));
  const source = files.map((file) => readFileSync(SRC + file, 'utf8')).join('\n');
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return new Set([
    ...(code.match(/[\w$]+/g) ?? []),
    ...[...code.matchAll(/'([^'\n]+)'/g)].map(([, text = '']) => text),
  ]);
}

function keysOf(texts: object, path: string): { path: string; key: string }[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
    const own = { path: `${path}.${key}`, key };
    return typeof text === 'object' && text !== null ? [own, ...keysOf(text, own.path)] : [own];
  });
}

describe('the texts of the interface', () => {
  it('have no key that the program never speaks of', () => {
    const words = wordsOfTheProgram();
    const keys = Object.entries(vi).flatMap(([area, texts]) => keysOf(texts, area));
    const unused = keys.filter(({ key }) => !words.has(key) && !/^\d+$/.test(key) && !COMPOSED.test(key));
    expect(unused.map(({ path }) => path)).toEqual([]);
  });
});
