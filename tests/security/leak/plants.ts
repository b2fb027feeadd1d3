import { createHash } from 'node:crypto';

/** Who may meet a word: everyone; only the staff's catalogue; nobody, nowhere. */
export type Fate = 'shown' | 'kept' | 'dropped';
/** `twin` is the same archive in which nothing that the public may not know was ever written. */
export type Make = 'whole' | 'twin';
/** Before and after the finding aids were changed and imported again. */
export type Stage = 1 | 2;

export interface Plant {
  word: string;
  place: string;
  fate: Fate;
  /** It was shown before it came to this fate. */
  wasShown: boolean;
}

/** Plants words that nobody writes into finding aids, and remembers where each stands and who may meet it. */
export class Plants {
  readonly make: Make;
  readonly stage: Stage;
  readonly #planted = new Map<string, Plant>();

  constructor(make: Make, stage: Stage) {
    this.make = make;
    this.stage = stage;
  }

  get all(): Plant[] {
    return [...this.#planted.values()];
  }

  shown(place: string): string {
    return this.#plant(place, 'shown', false, wordFor(place));
  }

  /** In the catalogue, for the staff alone: another word in the twin. */
  kept(place: string): string {
    return this.#plant(place, 'kept', false, wordFor(`${place} ${this.make}`));
  }

  dropped(place: string): string {
    return this.#plant(place, 'dropped', false, wordFor(`${place} ${this.make}`));
  }

  /** Shown at the first import, `fate` at the second. The same word in the twin's first stage. */
  once(place: string, fate: 'kept' | 'dropped'): string {
    return this.#plant(place, this.stage === 1 ? 'shown' : fate, this.stage === 2, wordFor(place));
  }

  /** A part that the twin has not. */
  only(part: string): string {
    return this.make === 'twin' ? '' : part;
  }

  #plant(place: string, fate: Fate, wasShown: boolean, word: string): string {
    this.#planted.set(place, { word, place, fate, wasShown });
    return word;
  }
}

const CONSONANTS = 'bcdfghjklmnpqrstvwxz';
const VOWELS = 'aeiouy';

/** Twelve letters by which no real word begins, the same whenever it is asked for. */
export function wordFor(place: string): string {
  const bytes = createHash('sha256').update(place).digest();
  let word = 'q';
  for (let i = 0; word.length < 12; i++) {
    const letters = i % 3 === 1 ? VOWELS : CONSONANTS;
    word += letters[bytes[i]! % letters.length];
  }
  return word;
}

/** The end of a word by which it is known even where its first letters are accented, or left out as an index leaves them. */
export function tailOf(word: string): string {
  return word.slice(4);
}

/** As a person would write it with marks and in capitals. */
export function accented(word: string): string {
  return (
    word.slice(0, 2).toUpperCase() + word.slice(2, 4).replace(/[aeiouy]/, (vowel) => `${vowel}\u0309`) + word.slice(4)
  );
}
