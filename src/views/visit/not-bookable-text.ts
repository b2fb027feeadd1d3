import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { NotBookable } from '../../visits/opening.ts';
import { untilText } from './session-words.ts';

/** Why nobody can book a session, in a sentence, with what to do. */
export function notBookableText(lang: Lang, why: NotBookable, now: Date): string {
  const { notBookable: texts } = t(lang).visit.problems;
  switch (why.because) {
    case 'week':
      return texts.week;
    case 'day-off':
      return texts.dayOff(why.label);
    case 'closure':
      return texts.closure(why.label);
    case 'past':
      return texts.past;
    case 'too-soon':
      return texts.tooSoon(untilText(lang, why.until, now));
    case 'too-far':
      return texts.tooFar(partialDateText(lang, why.last));
    case 'no-such-room':
      return texts.noSuchRoom;
  }
}

/** The same in two or three words, for a day of the calendar. */
export function notBookableWords(lang: Lang, why: NotBookable): string {
  const { calendar: texts } = t(lang).visit.rooms;
  switch (why.because) {
    case 'week':
    case 'no-such-room':
      return texts.closed;
    case 'day-off':
    case 'closure':
      return texts.closedFor(why.label);
    case 'past':
      return texts.past;
    case 'too-soon':
      return texts.tooSoon;
    case 'too-far':
      return texts.tooFar;
  }
}
