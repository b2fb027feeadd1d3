import { deskCaseAddress } from '../../../i18n/addresses.ts';
import { dayText, partialDateText } from '../../../i18n/dates.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { numberText } from '../../../i18n/numbers.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeskLine } from '../../../requests/desk.ts';

export interface DescribedLine {
  href: string;
  number: string;
  reader: string;
  title: string;
  more: string | undefined;
  access: string;
  received: string;
  due: string;
  /** What the due day means today, and how loudly it is said. */
  standing: { text: string; tone: 'late' | 'today' | 'stopped' } | undefined;
  assignee: string;
  state: string;
  proposed: string | undefined;
  /** The reader's is the last word. */
  wrote: string | undefined;
}

/** A line of a queue in words. @param today `YYYY-MM-DD` in Việt Nam */
export function describeLine(lang: Lang, line: DeskLine, today: string): DescribedLine {
  const { queue, case: texts } = t(lang).desk;
  const others = line.itemCount - 1;
  return {
    href: deskCaseAddress(lang, line.id),
    number: line.number,
    reader: line.reader,
    title: line.firstTitle ?? texts.untitled,
    more: others > 0 ? queue.andMore(numberText(lang, others)) : undefined,
    access: t(lang).words.access[line.access],
    received: dayText(lang, line.submittedAt),
    due: line.dueOn === null ? '' : partialDateText(lang, line.dueOn),
    standing: standingOf(lang, line, today),
    assignee: line.assignee?.name ?? queue.nobody,
    state: queue.states[line.state],
    wrote: line.readerWroteAt === null ? undefined : queue.wrote(dayText(lang, line.readerWroteAt)),
    proposed:
      line.proposedCount > 0 && line.state !== 'decided' && line.state !== 'closed'
        ? queue.proposed(numberText(lang, line.proposedCount), numberText(lang, line.itemCount))
        : undefined,
  };
}

function standingOf(lang: Lang, line: DeskLine, today: string): DescribedLine['standing'] {
  const { due } = t(lang).desk.queue;
  if (line.state === 'awaiting-applicant' && line.answerBy !== null) {
    return { text: due.stopped(partialDateText(lang, line.answerBy)), tone: 'stopped' };
  }
  if (line.late) return { text: due.late, tone: 'late' };
  const isOpen = line.state !== 'decided' && line.state !== 'closed';
  return isOpen && line.dueOn === today ? { text: due.today, tone: 'today' } : undefined;
}
