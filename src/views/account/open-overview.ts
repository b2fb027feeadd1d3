import type { AccountFacts } from '../../readers/people.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';

export interface OverviewData {
  account: AccountFacts;
}

/** The account's first page. */
export async function openOverview({ locals }: PageContext): Promise<PageAnswer<OverviewData>> {
  const own = await locals.services.people.ownAccount(locals.visitor.actor);
  return own.ok ? show({ account: own.value }) : NONE;
}
