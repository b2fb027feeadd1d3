import { hash } from 'node:crypto';
import { toBase32 } from '../catalogue/record-id.ts';
import type { Description } from '../catalogue/description.ts';
import { KeyTally } from './import-key-tally.ts';

const LONGEST_SOURCE_KEY = 160;

/**
 * Names the components of one file, in document order: by the source's own key where it is the first to
 * bear it, else by what the component says of itself beneath its parent. Reading the same file again gives
 * the same names; a sibling inserted or moved leaves the others' names alone.
 */
export class ComponentKeys {
  readonly #tally = new KeyTally();
  readonly #open: string[] = [];

  /** @param depth of the component; never more than one beneath the component before it */
  next(depth: number, sourceKey: string | undefined, description: Description): string {
    this.#open.length = depth;
    const base = sourceKey ? `k:${shortened(sourceKey)}` : `d:${this.#derived(depth, description)}`;
    const key = this.#unused(base);
    this.#open.push(key);
    return key;
  }

  /** The second to bear a name becomes `name#2`. */
  #unused(base: string): string {
    let times = this.#tally.add(base);
    if (times === 1) return base;
    while (this.#tally.add(`${base}#${times}`) > 1) times++;
    return `${base}#${times}`;
  }

  #derived(depth: number, description: Description): string {
    const parent = depth === 0 ? '' : (this.#open[depth - 1] ?? '');
    const own = description.referenceCode
      ? ['code', tidied(description.referenceCode)]
      : ['text', tidied(description.title), tidied(description.dates.text), JSON.stringify(description.address ?? {})];
    return toBase32(hash('sha256', [parent, ...own].join('\0'), 'buffer'), 20);
  }
}

/** What a person sees as the same text. */
function tidied(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function shortened(key: string): string {
  const plain = key.replaceAll('\0', '');
  return plain.length <= LONGEST_SOURCE_KEY ? plain : toBase32(hash('sha256', plain, 'buffer'), 32);
}
