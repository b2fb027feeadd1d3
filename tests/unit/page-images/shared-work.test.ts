import { describe, expect, it } from 'vitest';
import { SharedWork } from '../../../src/documents/page-images/shared-work.ts';

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

describe('work that many ask for', () => {
  it('is done once for all who ask while it goes on, and again for who asks later', async () => {
    const { begun, make, finish } = handmade();
    const work = new SharedWork<string>(2, 10);
    const asked = [work.ask('a', make('a')), work.ask('a', make('a')), work.ask('a', make('a'))];
    await finish('a');
    for (const one of asked) expect(await one).toBe('made a');
    expect(begun).toEqual(['a']);
    void work.ask('a', make('a'));
    expect(begun).toEqual(['a', 'a']);
  });

  it('is done a few pieces at a time, in turn, and refused where there is too much of it', async () => {
    const { begun, make, finish } = handmade();
    const work = new SharedWork<string>(2, 4);
    const asked = ['a', 'b', 'c', 'd', 'e'].map((key) => work.ask(key, make(key)));
    expect(asked[4]).toBeUndefined();
    expect(begun).toEqual(['a', 'b']);
    expect(work.ask('a', make('a')), 'what is being done anyway').toBeDefined();
    await finish('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(await asked[1]).toBe('made b');
    expect(work.ask('e', make('e'))).toBeDefined();
  });

  it('is not begun once nobody waits for it', async () => {
    const { begun, make, finish } = handmade();
    const work = new SharedWork<string>(1, 3);
    void work.ask('a', make('a'));
    const [one, other] = [new AbortController(), new AbortController()];
    const left = [work.ask('b', make('b'), one.signal), work.ask('b', make('b'), other.signal)];
    const stays = work.ask('c', make('c'));
    one.abort(new Error('gone'));
    await expect(left[0]).rejects.toThrow('gone');
    expect(work.ask('d', make('d')), 'one still waits for b').toBeUndefined();
    other.abort(new Error('gone too'));
    await expect(left[1]).rejects.toThrow('gone too');
    await finish('a');
    expect(begun).toEqual(['a', 'c']);
    await finish('c');
    expect(await stays).toBe('made c');
  });

  it('that has begun goes on for the others when one leaves, and a signal aborted before leaves at once', async () => {
    const { make, finish } = handmade();
    const work = new SharedWork<string>(1, 3);
    const gone = new AbortController();
    const left = work.ask('a', make('a'), gone.signal);
    const stays = work.ask('a', make('a'));
    gone.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await expect(work.ask('a', make('a'), AbortSignal.abort(new Error('never here')))).rejects.toThrow('never here');
    await finish('a');
    expect(await stays).toBe('made a');
  });

  it('that fails is told to all who wait, and makes room for what comes next', async () => {
    const { begun, make, fail, finish } = handmade();
    const work = new SharedWork<string>(1, 2);
    const asked = [work.ask('a', make('a')), work.ask('a', make('a'))].map((job) =>
      expect(job).rejects.toThrow('no a'),
    );
    const next = work.ask('b', make('b'));
    await fail('a');
    await Promise.all(asked);
    expect(begun).toEqual(['a', 'b']);
    await finish('b');
    expect(await next).toBe('made b');
  });
});
