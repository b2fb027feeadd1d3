/** Numbers that look random and are the same in every run with the same seed. */
export interface Random {
  /** 0 ≤ n < 1 */
  next(): number;
  /** 0 ≤ n < below, whole. */
  whole(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** Picks early ones far more often than late ones, as words occur in texts (Zipf, exponent about 1). */
  zipf<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  return {
    next,
    whole: (below) => Math.floor(next() * below),
    pick,
    zipf: (from) => from[Math.floor(from.length ** next()) - 1]!,
    chance: (probability) => next() < probability,
  };
}
