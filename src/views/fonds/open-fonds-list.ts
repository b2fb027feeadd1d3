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
  /** What of the address could not be used, as it was given. */
  unusable: { sort?: string; page?: string };
}

const MOST_SHOWN = 100;

/** A page of the list as the address asks for it; what it cannot have gives the first order, the first or last page. */
export async function openFondsList({ catalogue }: Services, url: URL): Promise<FondsListData> {
  const sort = url.searchParams.get('sort') ?? '';
  const given = url.searchParams.get('page') ?? '';
  const known = FONDS_ORDERS.find((name) => name === sort);
  const order = known ?? 'title';
  const isPage = /^[1-9]\d{0,6}$/.test(given);
  const asked = isPage ? Number(given) : 1;
  const found = await catalogue.topmost(order, asked, PAGE_SIZE);
  const last = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  const unusable = {
    sort: known || sort === '' ? undefined : sort.slice(0, MOST_SHOWN),
    page: (isPage && asked <= last) || given === '' ? undefined : given.slice(0, MOST_SHOWN),
  };
  if (asked <= last) return { ...found, order, page: asked, last, unusable };
  return { ...(await catalogue.topmost(order, last, PAGE_SIZE)), order, page: last, last, unusable };
}
