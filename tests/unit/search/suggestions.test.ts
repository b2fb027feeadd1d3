import { describe, expect, it } from 'vitest';
import { record, room } from './reading-room.ts';

describe('suggestions', () => {
  it('suggests first what begins as typed to the last letter, whatever the engine took first', async () => {
    const records = [
      record(1, 'Biên bản ngày 12', { referenceCode: '12/BB' }),
      record(2, 'Nâng lương', { referenceCode: '12/QĐ-UB' }),
      record(3, 'Nguyễn Đức'),
      record(4, 'Nguyễn Văn An'),
    ];
    const { service } = room(records, [1, 2, 3, 4]);
    const texts = async (typed: string) => (await service.suggest(typed, 'vi')).map(({ text }) => text);
    expect((await texts('12/q'))[0]).toBe('12/QĐ-UB Nâng lương');
    expect((await texts('nguyễn v'))[0]).toBe('Nguyễn Văn An');
  });
});
