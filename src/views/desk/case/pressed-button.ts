import type { Lang } from '../../../i18n/languages.ts';
import type { Result } from '../../../platform/result.ts';
import type { Actor } from '../../../readers/actor.ts';
import type { DeskCase } from '../../../requests/desk-case.ts';
import type { LetterContent } from '../../../requests/letter-content.ts';
import type { Refusal } from '../../../requests/refusals.ts';
import type { Requests } from '../../../requests/requests.ts';
import type { FormError } from '../../form/form-error.ts';
import type { PageContext } from '../../form/page-context.ts';
import type { Form } from '../../form/read-form.ts';

/** A button of the page of a case that was pressed, with what it is answered by. */
export interface Pressed {
  requests: Requests;
  actor: Actor;
  lang: Lang;
  /** The case as it is now: what is asked for is read against it, the use case checks again. */
  shown: DeskCase;
  /** The version that the page was made of. */
  version: number;
  form: Form;
  /** What files are taken with. */
  context: PageContext;
}

/** Done or refused by the use case; or not asked for yet, because of what was typed, or to be read first. */
export type Acted = Result<unknown, Refusal> | { errors: FormError[] } | { preview: AnswerPreview };

/** A letter to be read before it is sent. */
export interface AnswerPreview {
  letter: LetterContent;
  /** The button that sends it. */
  send: 'uphold' | 'vary';
  /** Comes back with that button: what is sent is what was read. */
  seal: string;
  /** It is not what was read before: something was changed in between. */
  changed: boolean;
}
