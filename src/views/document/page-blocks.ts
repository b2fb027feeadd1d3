import { pageList } from '../frame/page-list.ts';

/** Pages that are shown together as thumbnails. */
export interface PageBlock {
  first: number;
  last: number;
}

const BLOCK = 24;

/** The block of pages that holds this one. */
export function blockRound(page: number, pageCount: number): PageBlock {
  const first = Math.floor((page - 1) / BLOCK) * BLOCK + 1;
  return { first, last: Math.min(pageCount, first + BLOCK - 1) };
}

/** The blocks to offer beside the current one: the first, the last, those near; `gap` stands for those left out. */
export function blocksNear(page: number, pageCount: number): (PageBlock | 'gap')[] {
  const blocks = Math.ceil(pageCount / BLOCK);
  const current = Math.ceil(page / BLOCK);
  return pageList(current, blocks).map((n) => (n === 'gap' ? 'gap' : blockRound((n - 1) * BLOCK + 1, pageCount)));
}
