import type { ComponentList } from './component-list.ts';
import { link, type Evidence } from './match-containers.ts';
import type { MarkName } from './marks.ts';
import { pairByMark } from './pair-by-mark.ts';

/** Strongest first. */
const MARKS = ['full', 'code', 'titleDates', 'title', 'shelf', 'box'] as const;

/**
 * Among the parts of one parent less is enough: the same number, title or place on the shelf, where one new and one
 * vanished component of a level have it. Parents before their parts, so that what goes on beneath a container that
 * goes on is found too.
 */
export function matchSiblings(news: ComponentList, gone: ComponentList, evidence: Evidence): void {
  const vanishedUnder = Map.groupBy(gone.ids.keys(), (index) => gone.parentPks[index]!);
  const families = Map.groupBy(news.ids.keys(), (index) =>
    news.parents[index] === -1 ? -1 - news.parentPks[index]! : news.parents[index]!,
  );
  for (const [parent, family] of families) {
    const former = formerParent(news, gone, parent);
    const vanished = former === undefined ? undefined : vanishedUnder.get(former);
    if (vanished) matchFamily([news, family], [gone, vanished], evidence);
  }
}

/** @returns the pk of the stored record that a parent is or continues, 0 for the top */
function formerParent(news: ComponentList, gone: ComponentList, parent: number): number | undefined {
  if (parent < 0) return -1 - parent;
  const partner = news.partners[parent]!;
  return partner === -1 ? undefined : gone.ids[partner];
}

function matchFamily(
  [news, family]: readonly [ComponentList, readonly number[]],
  [gone, vanished]: readonly [ComponentList, readonly number[]],
  { shared, inNew, inGone }: Evidence,
): void {
  const free = () =>
    [
      [news, family.filter((index) => news.isFree(index))],
      [gone, vanished.filter((index) => gone.isFree(index))],
    ] as const;
  /** Of both it is known what lies in them, and that is not the same. */
  const isContradicted = (a: number, b: number) => {
    const known = Math.min(inNew[a]!, inGone[b]!);
    return known > 0 && shared(a, b) * 2 < known && !isCalledTheSame(a, b);
  };
  const isCalledTheSame = (a: number, b: number) =>
    (['full', 'codeTitle'] as const).some((mark) => {
      const value = news.mark(mark, a);
      return value !== 0 && value === gone.mark(mark, b);
    });
  const differ = (mark: MarkName, a: number, b: number) => {
    const [one, other] = [news.mark(mark, a), gone.mark(mark, b)];
    return one !== 0 && other !== 0 && one !== other;
  };
  const isSame: Record<(typeof MARKS)[number], (a: number, b: number) => boolean> = {
    full: () => true,
    code: () => true,
    titleDates: () => true,
    title: (a, b) => !differ('code', a, b) || !differ('dates', a, b),
    shelf: () => true,
    box: (a, b) => news.isTitledAlike(a, gone, b) && news.mark('figures', a) === gone.mark('figures', b),
  };
  pairTwins(...free());
  for (const mark of MARKS) {
    pairByMark(mark, ...free(), (a, b) => {
      if (isSame[mark](a, b) && !isContradicted(a, b)) link(news, a, gone, b);
    });
  }
  pairLast(...free(), (a, b) => {
    const isRewritten = news.mark('dates', a) === gone.mark('dates', b) && news.mark('dates', a) !== 0;
    const isAlike = news.isTitledAlike(a, gone, b) && news.mark('figures', a) === gone.mark('figures', b);
    return isRewritten && isAlike && !differ('code', a, b) && !isContradicted(a, b);
  });
}

type Some = readonly [ComponentList, readonly number[]];

/** Those of which all is equal: as many as there were, one after the other. */
function pairTwins([news, family]: Some, [gone, vanished]: Some): void {
  const former = Map.groupBy(vanished, (index) => gone.mark('full', index));
  for (const [mark, twins] of Map.groupBy(family, (index) => news.mark('full', index))) {
    const before = former.get(mark);
    if (mark === 0 || twins.length < 2 || before?.length !== twins.length) continue;
    const inOrder = before.toSorted((a, b) => gone.positions[a]! - gone.positions[b]!);
    for (const [at, index] of twins.entries()) link(news, index, gone, inOrder[at]!);
  }
}

/** The one of its level that is new, and the one that is gone. */
function pairLast([news, family]: Some, [gone, vanished]: Some, isSame: (a: number, b: number) => boolean): void {
  const former = Map.groupBy(vanished, (index) => gone.levels[index]!);
  for (const [level, ones] of Map.groupBy(family, (index) => news.levels[index]!)) {
    const before = former.get(level) ?? [];
    const [a, b] = [ones[0]!, before[0]!];
    if (ones.length === 1 && before.length === 1 && isSame(a, b)) link(news, a, gone, b);
  }
}
