import type { Actor } from './actor.ts';

/** Who asks for a page, as their session says. */
export interface Visitor {
  actor: Actor;
  /** Named, but not let in yet: the actor is a guest until this is done. */
  owes?: 'second-factor' | 'second-factor-setup';
  /** The session's handle, where there is one. */
  session?: string;
  /** Names the cart of a browser without an account. */
  cart?: string;
}
