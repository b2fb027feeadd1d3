/** A span of years longer than this says little about any one decade of it. */
const MOST_DECADES = 30;

/**
 * The first years of the decades that a span of years touches, ascending, at most thirty.
 * A span with one end counts as that single year.
 */
export function decadesOf(from: number | null, to: number | null): number[] {
  const first = from ?? to;
  const last = to ?? from;
  if (first === null || last === null) return [];
  const decades: number[] = [];
  for (let decade = Math.floor(first / 10) * 10; decade <= last && decades.length < MOST_DECADES; decade += 10) {
    decades.push(decade);
  }
  return decades;
}
