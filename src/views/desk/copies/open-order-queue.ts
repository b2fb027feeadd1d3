import { COPY_QUEUES, type CopyQueue, type DeskOrderPage } from '../../../copies/copy-desk.ts';
import { readPageNumber } from '../../document/page-number.ts';
import { NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';

export interface OrderQueueData {
  queue: CopyQueue;
  counts: Record<CopyQueue, number>;
  found: DeskOrderPage;
}

/** Orders of copies by where they stand; the new ones unless the address names others. */
export async function openOrderQueue({ locals, url }: PageContext): Promise<PageAnswer<OrderQueueData>> {
  const { copyDesk } = locals.services;
  const { actor } = locals.visitor;
  const queue = COPY_QUEUES.find((name) => name === url.searchParams.get('queue')) ?? 'new';
  const page = readPageNumber(url.searchParams.get('page')) ?? 1;
  const [counts, found] = [await copyDesk.counts(actor), await copyDesk.list(actor, queue, page)];
  return counts.ok && found.ok ? show({ queue, counts: counts.value, found: found.value }) : NONE;
}
