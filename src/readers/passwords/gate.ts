/** Runs a piece of work when there is room for it. @returns undefined where too many wait already */
export type Gate = <Value>(work: () => Promise<Value>) => Promise<Value | undefined>;

/** @param atOnce pieces of work that run together; @param waiting those that may wait for one of them to end */
export function createGate(atOnce: number, waiting: number): Gate {
  const line: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (line.length >= waiting) return undefined;
      // Whoever ends hands its place over, so that nobody who comes meanwhile can take it.
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
