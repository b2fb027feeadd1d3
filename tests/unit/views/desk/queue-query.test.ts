import { describe, expect, it } from 'vitest';
import { isNarrowed, readQueueQuery, writeQueueQuery } from '../../../../src/views/desk/queue/queue-query.ts';

function read(query: string) {
  return readQueueQuery(new URLSearchParams(query));
}

describe('the address of a queue', () => {
  it('means all open requests, the first due first, where it says nothing', () => {
    expect(read('')).toEqual({ queue: 'open', sort: 'due', page: 1, pageSize: 50 });
    expect(isNarrowed(read(''))).toBe(false);
  });

  it('names the queue, the words, every condition, the order and the page', () => {
    const query = read(
      'queue=overdue&q=d%C3%AA+%C4%91i%E1%BB%81u&purpose=research&access=closed&assignee=none&from=2026-11-01&to=2026-11-30&sort=-changed&page=3',
    );
    expect(query).toEqual({
      queue: 'overdue',
      words: 'dê điều',
      purpose: 'research',
      access: 'closed',
      assignee: 'none',
      from: '2026-11-01',
      until: '2026-11-30',
      sort: '-changed',
      page: 3,
      pageSize: 50,
    });
    expect(isNarrowed(query)).toBe(true);
  });

  it('that asks for what there is not asks for nothing', () => {
    const odd =
      'queue=all&access=secret&from=2026-02-30&to=yesterday&sort=random&page=-1&q=++&pageSize=9999&role=approver';
    expect(read(odd)).toEqual(read(''));
    expect(read('page=0').page).toBe(1);
    expect(read('page=99999999').page).toBe(1);
  });

  it('is written as it is read, and is short', () => {
    expect(writeQueueQuery(read('')).toString()).toBe('');
    for (const text of ['queue=mine', 'queue=new&q=L%C3%AA&access=open&page=2', 'assignee=abc&sort=submitted']) {
      expect(read(writeQueueQuery(read(text)).toString())).toEqual(read(text));
    }
    expect(writeQueueQuery(read('queue=open&sort=due&page=1&q=&utm_source=x')).toString()).toBe('');
  });

  it('takes no more words than a search needs', () => {
    expect(read(`q=${'a'.repeat(5000)}`).words).toHaveLength(200);
  });
});
