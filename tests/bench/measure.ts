import { performance } from 'node:perf_hooks';

export interface Spread {
  runs: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Runs each case once, one after another, and says how the times spread. Milliseconds. */
export async function timeEach<T>(cases: readonly T[], run: (one: T) => Promise<unknown>): Promise<Spread> {
  const times: number[] = [];
  for (const one of cases) {
    const start = performance.now();
    await run(one);
    times.push(performance.now() - start);
  }
  return spreadOf(times);
}

export function spreadOf(times: number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
