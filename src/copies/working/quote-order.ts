import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import type { OrderChange } from '../change.ts';
import type { CopyDesk } from '../copy-desk.ts';
import { countIn } from '../check-form.ts';
import { mailReader } from '../effects/mail.ts';
import { quoteFor, reduced } from '../quote.ts';
import type { CopyProblem, CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import type { LineRow } from '../storage/order-rows.ts';
import { transition } from '../transition.ts';

const LONGEST = 200;

type QuoteInput = Parameters<CopyDesk['quote']>[2];

/**
 * Makes the offer, by the table of fees of the day on which the order was sent.
 * @param input pages: by line id, where staff counted anew; exemption, reason: why the reader pays less, if so
 */
export async function quoteOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version, pages, exemption = '', reason = '' }: QuoteInput,
): Promise<Result<{ version: number }, CopyRefusal>> {
  return transition(room, actor, { id, version, action: 'quote' }, async (change) => {
    const counted = countedPages(change, pages);
    const allowed = change.rules.exemptions.find(({ code, percent }) => code === exemption && percent < 100);
    const problems = [
      ...('problems' in counted ? counted.problems : []),
      ...reductionProblems({ exemption, reason }, allowed !== undefined),
    ];
    if ('problems' in counted || problems.length > 0) return refused({ code: 'invalid', problems });
    const { row, rules, today, patch } = change;
    const on = row.submitted_at ? dayInVietnam(new Date(row.submitted_at)) : today;
    const validUntil = dayAfter(today, rules.quoteDays);
    await change.effect('freeze-quote', async () => {
      await recount(change, counted.lines);
      const whole = quoteFor(
        room.policy,
        on,
        counted.lines.map((line) => ({ ...line, lineId: line.id, authenticated: line.authenticated === 1 })),
      );
      const quote = allowed ? reduced(whole, allowed) : whole;
      Object.assign(patch, {
        exemption: allowed?.code ?? null,
        exemption_reason: allowed ? reason : null,
        quote: JSON.stringify(quote),
        total_dong: quote.total,
        quote_valid_until: validUntil,
      });
      change.data = { total: quote.total, until: validUntil, ...(allowed ? { exemption: allowed.code } : {}) };
    });
    await change.effect('mail-reader', () => mailReader(change, 'copies-quoted', { until: validUntil }));
    return done({});
  });
}

/** Without an exemption nothing has to be said about one. */
function reductionProblems(
  { exemption, reason }: { exemption: string; reason: string },
  isAllowed: boolean,
): CopyProblem[] {
  if (exemption === '') return [];
  return [
    ...(isAllowed ? [] : [{ field: 'exemption', code: 'unknown' } as const]),
    ...(reason === '' ? [{ field: 'reason', code: 'missing' } as const] : []),
    ...(reason.length > LONGEST ? [{ field: 'reason', code: 'too-many', most: LONGEST } as const] : []),
  ];
}

type Counted = { lines: LineRow[] } | { problems: CopyProblem[] };

function countedPages({ lines, rules }: OrderChange, pages: ReadonlyMap<string, string>): Counted {
  const most = rules.limits.pagesPerLine;
  const counted = lines.map((line) => {
    const typed = pages.get(line.id);
    return { line, count: typed === undefined ? line.pages : countIn(typed, most) };
  });
  const problems = counted.flatMap(({ line, count }): CopyProblem[] =>
    count === undefined ? [{ field: `pages-${line.id}`, code: 'not-a-count', most }] : [],
  );
  if (problems.length > 0) return { problems };
  return { lines: counted.map(({ line, count }) => ({ ...line, pages: count! })) };
}

async function recount({ trx, lines }: OrderChange, counted: readonly LineRow[]): Promise<void> {
  for (const line of counted) {
    if (lines.find(({ pk }) => pk === line.pk)?.pages === line.pages) continue;
    await trx.updateTable('copy_order_line').set({ pages: line.pages }).where('pk', '=', line.pk).execute();
  }
}
