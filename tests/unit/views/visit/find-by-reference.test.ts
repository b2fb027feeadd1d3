import { describe, expect, it } from 'vitest';
import type { PublicRecordFacts } from '../../../../src/requests/record-facts.ts';
import type { SearchAnswer } from '../../../../src/search/answer.ts';
import { idInAddress } from '../../../../src/views/record/id-in-address.ts';
import { findByReference } from '../../../../src/views/visit/find-by-reference.ts';
import { publicRecord } from '../public-record.ts';

/** A catalogue whose search answers with these codes, whatever is asked. */
function catalogueOf(codes: Record<string, string>) {
  const asked: string[] = [];
  const hits = Object.entries(codes).map(([id, referenceCode]) => ({ record: publicRecord({ id, referenceCode }) }));
  const parts = {
    recordFacts: {
      forReaders: async (ids: readonly string[]) =>
        new Map(ids.filter((id) => id in codes).map((id) => [id, { id } as PublicRecordFacts])),
      forStaff: async () => new Map(),
    },
    search: {
      search: async ({ q }: { q: string }) => {
        asked.push(q);
        return { hits } as unknown as SearchAnswer;
      },
    },
  } as unknown as Parameters<typeof findByReference>[0];
  return { find: (typed: string) => findByReference(parts, 'vi', typed), asked };
}

describe('a file found by what somebody types', () => {
  const { find, asked } = catalogueOf({ a1: 'H30.2.52', b2: 'H30.2.5', c3: 'TTL 7', d4: 'TTL 7' });

  it.each(['/ho-so/a1', '/ho-so/%61%31', 'https://luutru.example.vn/ho-so/a1?q=de', '/en/records/a1', 'a1'])(
    'by its address: %s',
    async (typed) => {
      expect(await find(typed)).toEqual({ kind: 'found', recordId: 'a1' });
    },
  );

  it('by its reference code in any case and spacing, and by nothing that is merely like it', async () => {
    expect(await find('h30.2.52')).toEqual({ kind: 'found', recordId: 'a1' });
    expect(await find(' H30. 2.5 ')).toEqual({ kind: 'found', recordId: 'b2' });
    expect(await find('H30.2')).toEqual({ kind: 'none' });
  });

  it('says so where a code is borne by several', async () => {
    expect(await find('ttl7')).toEqual({ kind: 'several' });
  });

  it('asks the search for nothing but the code', async () => {
    await find('x" -y OR "z');
    expect(asked.at(-1)).toBe('số:"x -y OR z"');
  });

  it.each(['/ho-so/%zz', 'https://luutru.example.vn/ho-so/a1%', '/en/records/%e0%a4%a'])(
    'takes an address that is not well written for one of nothing: %s',
    async (typed) => {
      expect(await find(typed)).toEqual({ kind: 'none' });
      expect(idInAddress(typed)).toContain('%');
    },
  );

  it('knows nothing by an address of another page', async () => {
    expect(await find('https://luutru.example.vn/tai-khoan/a1')).toEqual({ kind: 'none' });
  });
});
