import { FONDS_ORDERS, type FondsOrder } from '../../catalogue/catalogue.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import type { Services } from '../../services.ts';

const PAGE_SIZE = 50;

export interface FondsListData {
  records: PublicRecord[];
  total: number;
  order: FondsOrder;
  page: number;
  last: number;
}

/** A page of the list as the address asks for it; what it cannot have gives the first order, the first or last page. */
export async function openFondsList({ catalogue }: Services, url: URL): Promise<FondsListData> {
  const order = FONDS_ORDERS.find((name) => name === url.searchParams.get('sort')) ?? 'title';
  const given = url.searchParams.get('page') ?? '';
  const asked = /^[1-9]\d{0,6}$/.test(given) ? Number(given) : 1;
  const found = await catalogue.topmost(order, asked, PAGE_SIZE);
  const last = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  if (asked <= last) return { ...found, order, page: asked, last };
  return { ...(await catalogue.topmost(order, last, PAGE_SIZE)), order, page: last, last };
}
