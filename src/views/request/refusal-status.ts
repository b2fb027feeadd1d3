import type { Refusal } from '../../requests/refusals.ts';

/** The HTTP status of a page that says why it was not done. `not-found` shows no such page at all. */
export function statusOfRefusal({ code }: Refusal): 403 | 409 | 422 | 429 {
  switch (code) {
    case 'invalid':
      return 422;
    case 'limit':
      return 429;
    case 'stale':
    case 'wrong-state':
    case 'undecided':
    case 'reader-not-confirmed':
    case 'too-late':
      return 409;
    case 'not-found':
    case 'not-allowed':
    case 'own-request':
    case 'four-eyes':
    case 'email-not-verified':
    case 'suspended':
      return 403;
  }
}
