import type { ServerResponse } from 'node:http';

/** How an answer leaves. Whoever streams a long one must ask, since Astro writes all that it can read at once. */
export interface Flow {
  /** Waits until the connection takes more. @returns false when it is gone */
  ready(): Promise<boolean>;
  /** Ends the connection: the only way to say that a body which has begun will not be whole. */
  cut(): void;
}

export function flowOf(res: ServerResponse): Flow {
  return {
    async ready() {
      if (res.destroyed) return false;
      if (!res.writableNeedDrain) return true;
      const { promise, resolve } = Promise.withResolvers<void>();
      res.once('drain', resolve).once('close', resolve);
      await promise;
      res.off('drain', resolve).off('close', resolve);
      return !res.destroyed;
    },
    cut() {
      res.destroy();
    },
  };
}
