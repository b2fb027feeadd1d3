import { describe, expect, it } from 'vitest';
import { SharedWork } from '../../../src/documents/page-images/shared-work.ts';
import type { WorkLimits } from '../../../src/documents/page-images/shared-work.ts';

/** Work that goes on until it is told to end. */
function handmade() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  return {
    begun,
    make: (key: string) => () => {
      begun.push(key);
      const end = Promise.withResolvers<string>();
      ends.set(key, end);
      return end.promise;
    },
    async finish(key: string): Promise<void> {
      ends.get(key)!.resolve(`made ${key}`);
      await new Promise(setImmediate);
    },
    async fail(key: string): Promise<void> {
      ends.get(key)!.reject(new Error(`no ${key}`));
      await new Promise(setImmediate);
    },
  };
}

function shared(limits: Partial<WorkLimits>): SharedWork<string> {
  return new SharedWork({ atOnce: 1, mostJobs: 100, mostOfOne: 100, ...limits });
}

describe('work that many ask for', () => {
  it('is done once for all who ask while it goes on, and again for who asks later', async () => {
    const { begun, make, finish } = handmade();
    const work = shared({ atOnce: 2, mostJobs: 10 });
    const asked = [work.ask('a', 'me', make('a')), work.ask('a', 'me', make('a')), work.ask('a', 'me', make('a'))];
    await finish('a');
    for (const one of asked) expect(await one).toBe('made a');
    expect(begun).toEqual(['a']);
    void work.ask('a', 'me', make('a'));
    expect(begun).toEqual(['a', 'a']);
  });

  it('is done a few pieces at a time, in turn, and refused where there is too much of it', async () => {
    const { begun, make, finish } = handmade();
    const work = shared({ atOnce: 2, mostJobs: 4 });
    const asked = ['a', 'b', 'c', 'd', 'e'].map((key) => work.ask(key, 'me', make(key)));
    expect(asked[4]).toBe('full');
    expect(begun).toEqual(['a', 'b']);
    expect(work.ask('a', 'me', make('a')), 'what is being done anyway').toBeInstanceOf(Promise);
    await finish('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(await asked[1]).toBe('made b');
    expect(work.ask('e', 'me', make('e'))).toBeInstanceOf(Promise);
  });

  it('is done for each asker in turn: who asks for much waits for it, and nobody else does', async () => {
    const { begun, make, finish } = handmade();
    const work = shared({});
    for (const key of ['a1', 'a2', 'a3', 'a4']) void work.ask(key, 'greedy', make(key));
    for (const key of ['b1', 'b2']) void work.ask(key, 'modest', make(key));
    void work.ask('c1', 'late', make('c1'));
    for (const key of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']) await finish(key);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('is refused to who has too much of it, but for what others have asked for', async () => {
    const { make, finish } = handmade();
    const work = shared({ mostJobs: 4, mostOfOne: 2 });
    void work.ask('a', 'greedy', make('a'));
    void work.ask('b', 'greedy', make('b'));
    void work.ask('c', 'modest', make('c'));
    expect(work.ask('d', 'greedy', make('d'))).toBe('too-many');
    expect(work.ask('c', 'greedy', make('c'))).toBeInstanceOf(Promise);
    expect(work.ask('d', 'modest', make('d'))).toBeInstanceOf(Promise);
    expect(work.ask('e', 'other', make('e'))).toBe('full');
    await finish('a');
    expect(work.ask('e', 'greedy', make('e'))).toBeInstanceOf(Promise);
  });

  it('is not begun once nobody waits for it', async () => {
    const { begun, make, finish } = handmade();
    const work = shared({ atOnce: 1, mostJobs: 3 });
    void work.ask('a', 'me', make('a'));
    const [one, other] = [new AbortController(), new AbortController()];
    const left = [work.ask('b', 'me', make('b'), one.signal), work.ask('b', 'me', make('b'), other.signal)];
    const stays = work.ask('c', 'me', make('c'));
    one.abort(new Error('gone'));
    await expect(left[0]).rejects.toThrow('gone');
    expect(work.ask('d', 'me', make('d')), 'one still waits for b').toBe('full');
    other.abort(new Error('gone too'));
    await expect(left[1]).rejects.toThrow('gone too');
    await finish('a');
    expect(begun).toEqual(['a', 'c']);
    await finish('c');
    expect(await stays).toBe('made c');
  });

  it('that has begun goes on for the others when one leaves, and a signal aborted before leaves at once', async () => {
    const { make, finish } = handmade();
    const work = shared({ atOnce: 1, mostJobs: 3 });
    const gone = new AbortController();
    const left = work.ask('a', 'me', make('a'), gone.signal);
    const stays = work.ask('a', 'me', make('a'));
    gone.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await expect(work.ask('a', 'me', make('a'), AbortSignal.abort(new Error('never here')))).rejects.toThrow(
      'never here',
    );
    await finish('a');
    expect(await stays).toBe('made a');
  });

  it('that fails is told to all who wait, and makes room for what comes next', async () => {
    const { begun, make, fail, finish } = handmade();
    const work = shared({ atOnce: 1, mostJobs: 2 });
    const asked = [work.ask('a', 'me', make('a')), work.ask('a', 'me', make('a'))].map((job) =>
      expect(job).rejects.toThrow('no a'),
    );
    const next = work.ask('b', 'me', make('b'));
    await fail('a');
    await Promise.all(asked);
    expect(begun).toEqual(['a', 'b']);
    await finish('b');
    expect(await next).toBe('made b');
  });
});
