/** Page numbers to offer, in order; `gap` stands for those left out. */
export type PageList = (number | 'gap')[];

/** The first and last page, those round the current one, and a gap where more than one is left out. */
export function pageList(current: number, last: number): PageList {
  if (last <= 1) return [];
  const wanted = new Set([1, last, ...[-2, -1, 0, 1, 2].map((step) => current + step)]);
  const list: PageList = [];
  let previous = 0;
  for (const page of [...wanted].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b)) {
    if (page - previous === 2) list.push(page - 1);
    else if (page - previous > 2) list.push('gap');
    list.push(page);
    previous = page;
  }
  return list;
}
