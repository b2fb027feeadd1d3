import { z } from 'zod';
import { MOST_FIELDS } from '../../platform/one-sending.ts';
import type { Form } from '../form/read-form.ts';
import { ownPath } from '../form/own-path.ts';

/** What somebody had typed when their session ended, carried along in the pages by which they sign in again. */
export interface KeptForm {
  /** Where it was going: a path of this site. */
  action: string;
  fields: [name: string, value: string][];
  /** Files were among it, which no page can carry. */
  hadFiles: boolean;
}

/** The hidden field that carries it. */
export const KEPT_FIELD = 'kept';

const KeptShape = z.object({
  action: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])).max(MOST_FIELDS),
  hadFiles: z.boolean(),
});

/** Passwords and codes are never written into a page. */
const SECRET = /password$|^(repeated|current|code)$/i;

/** @param action the address that the form was sent to */
export function keepForm(form: Form, action: string): KeptForm | undefined {
  const own = ownPath(action);
  if (!own) return undefined;
  return { action: own, fields: form.texts().filter(([name]) => !SECRET.test(name)), hadFiles: form.hasFiles };
}

export function writeKept(kept: KeptForm): string {
  return JSON.stringify(kept);
}

/** What a page carried along; whatever else stands there is nothing. */
export function readKept(form: Form): KeptForm | undefined {
  const written = form.secret(KEPT_FIELD);
  if (written === '') return undefined;
  try {
    const kept = KeptShape.parse(JSON.parse(written));
    const action = ownPath(kept.action);
    return action ? { ...kept, action } : undefined;
  } catch {
    return undefined;
  }
}
