import type { Claim } from '../withheld-claims.ts';
import { claimFile } from '../withheld-claims.ts';
import { claimsOfComponent, claimsOfObject, isObject } from './ead-claims.ts';
import type { EadComponent } from './ead-component.ts';
import { COMPONENTS } from './ead-elements.ts';

/** A part of the tree that is left out: nothing of it is kept but how many components it has and what they claim. */
export class Omission {
  /** Depth of the element that ends it. */
  readonly elementDepth: number;
  readonly cause: 'internal' | 'secret' | 'ignored' | 'faulty';
  readonly line: number;
  /** Where it is another than that of its cause. */
  readonly reason: string | undefined;
  components: number;
  /** Documents of it that are not to be published either. */
  readonly claims: Claim[] = [];
  /** Whether it holds conditions of access of the component that stays. */
  hidesConditions = false;
  #unitId: string | undefined;

  constructor(
    place: Pick<Omission, 'elementDepth' | 'cause' | 'line' | 'components'> & { reason?: string },
    secret?: EadComponent,
  ) {
    this.elementDepth = place.elementDepth;
    this.cause = place.cause;
    this.line = place.line;
    this.reason = place.reason;
    this.components = place.components;
    if (secret) this.claims.push(...claimsOfComponent(secret));
  }

  /** Whether text is wanted now: only that of a number, which is hashed at once. */
  get wantsText(): boolean {
    return this.#unitId !== undefined;
  }

  /** @returns whether the element is a component */
  open(name: string, attributes: Record<string, string>): boolean {
    if (isObject(name)) this.#claim(claimsOfObject(attributes));
    if (name === 'accessrestrict' && this.components === 0) this.hidesConditions = true;
    if (name === 'unitid' && this.cause !== 'ignored') this.#unitId = '';
    if (!COMPONENTS.has(name)) return false;
    this.components++;
    return true;
  }

  addText(text: string): void {
    if (this.#unitId !== undefined && this.#unitId.length < LONGEST) this.#unitId += text;
  }

  close(name: string): void {
    if (name !== 'unitid' || this.#unitId === undefined) return;
    const code = this.#unitId.replace(/\s+/g, ' ').trim();
    if (code !== '') this.#claim([claimFile(code)]);
    this.#unitId = undefined;
  }

  /** The claims that were gathered, where there are so many that they had better be handed on. */
  takeMany(): Claim[] {
    return this.claims.length < MANY ? [] : this.claims.splice(0);
  }

  #claim(claims: readonly Claim[]): void {
    for (const claim of claims) if (claim !== this.claims.at(-1)) this.claims.push(claim);
  }
}

const LONGEST = 1_000;
const MANY = 1_000;

/** Whatever its spelling: better one element too many kept back than one too few. */
export function isInternal(audience: string | undefined): boolean {
  return audience !== undefined && audience !== 'external' && !PUBLIC.has(audience.trim().toLowerCase());
}

/** Any other value, a slip of the pen too, was written to keep something from somebody. */
const PUBLIC: ReadonlySet<string> = new Set(['', 'external', 'public', 'all']);
