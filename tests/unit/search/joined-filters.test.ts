import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/search/params.ts';
import { asked, many, record, room } from './reading-room.ts';

describe('filters', () => {
  it('typed ones join the chosen ones', async () => {
    const { service, engine } = room();
    const filters = { ...noFilters(), level: ['item'], from: 1950, to: 1980 };
    await service.search(asked('đê năm:1954-1990 mức:hồ sơ', { filters }), [], 'vi');
    expect(engine.requests[0]?.filters).toMatchObject({ level: ['item', 'file'], from: 1954, to: 1980 });
  });

  it('years the wrong way round find nothing', async () => {
    const { service, engine } = room();
    const answer = await service.search(asked('đê', { filters: { ...noFilters(), from: 1980, to: 1950 } }), [], 'vi');
    expect(answer.total).toBe(0);
    expect(engine.requests).toEqual([]);
  });

  it('typed and chosen years that exclude each other are explained, once', async () => {
    const { service, engine } = room();
    const filters = { ...noFilters(), from: 1960, to: 1970 };
    const answer = await service.search(asked('đê năm:1930-1940', { filters }), [], 'vi');
    expect(answer.problems).toEqual([{ param: 'from', value: '1960-1940', kind: 'years-backwards' }]);
    expect(engine.requests).toEqual([]);
    const backwards = { ...noFilters(), from: 1980, to: 1950 };
    const given = [{ param: 'from', value: '1980-1950', kind: 'years-backwards' as const }];
    const known = await service.search(asked('đê năm:1930', { filters: backwards }), given, 'vi');
    expect(known.problems).toEqual(given);
  });

  it('a record to search within that nobody knows is explained', async () => {
    const { service } = room();
    const answer = await service.search(asked('đê', { within: 'nobody' }), [], 'vi');
    expect(answer).toMatchObject({ total: 0, hits: [], problems: [{ param: 'within', kind: 'unknown-record' }] });
  });

  it('a record to search within is known by its number to the engine', async () => {
    const { service, engine } = room();
    const answer = await service.search(asked('đê', { within: 'r7' }), [], 'vi');
    expect(engine.requests[0]?.within).toBe(7);
    expect(answer.within?.id).toBe('r7');
  });

  it('an unknown fonds, a file in its place and a subject that no record has are explained', async () => {
    const file = record(251, 'Hồ sơ', { fonds: { id: 'r1', title: 'Phông', level: 'fonds' } });
    const { service } = room([...many, file], []);
    const filters = { ...noFilters(), fonds: ['nobody', 'r251', 'r1'], subject: ['nothing'] };
    const answer = await service.search(asked('đê', { filters }), [], 'vi');
    expect(answer.problems).toEqual([
      { param: 'fonds', value: 'nobody', kind: 'unknown-value' },
      { param: 'fonds', value: 'r251', kind: 'unknown-value' },
      { param: 'subject', value: 'nothing', kind: 'unknown-value' },
    ]);
  });
});
