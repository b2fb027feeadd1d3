import { describe, expect, it } from 'vitest';
import { answerChildren, answerRecord } from '../../../src/interchange/api/answer-record.ts';
import { answerFacets, answerSearch, answerSuggest } from '../../../src/interchange/api/answer-search.ts';
import { openApiDocument } from '../../../src/interchange/api/openapi.ts';
import { EngineUnavailable } from '../../../src/search/engine.ts';
import { breaches } from './conforms.ts';
import { fonds, publicRecord, servicesAnswering } from './sample-services.ts';

const services = servicesAnswering();
const document = openApiDocument('https://doc.example.vn');
const at = (path: string) => new URL(path, 'http://127.0.0.1:4321');

async function expectShape(response: Response, schema: keyof typeof document.components.schemas): Promise<unknown> {
  const body: unknown = await response.json();
  expect(breaches(body, document.components.schemas[schema], document)).toEqual([]);
  return body;
}

describe('the search API', () => {
  it('answers in the shape that openapi.json describes', async () => {
    const record = publicRecord();
    const hit = {
      record,
      ancestors: [fonds],
      titleHtml: 'x',
      snippets: ['<mark>ruộng</mark> đất'],
      passages: [],
      passageCount: 0,
    };
    const facets = { level: [{ value: 'file', label: 'Hồ sơ', count: 1, chosen: false }] };
    const full = servicesAnswering({
      answer: { total: 1, hits: [hit], facets, histogram: [{ year: 1950, count: 1 }], next: 'abc' },
    });
    const response = await answerSearch(full, at('/api/v1/search?q=ruong&limit=1'));
    expect(response.status).toBe(200);
    expect(response.headers.get('link')).toBe(
      '<https://doc.example.vn/api/v1/search?q=ruong&limit=1&cursor=abc>; rel="next"',
    );
    const body = await expectShape(response, 'SearchAnswer');
    expect(body).toMatchObject({ hits: [{ id: 'k1', url: 'https://doc.example.vn/ho-so/k1', fonds: { id: 'f0' } }] });
  });

  it.each([['from=abc'], ['page=0'], ['page=x'], ['sort=size'], ['limit=1000'], [`cursor=${'x'.repeat(3000)}`]])(
    'explains the malformed parameter %s as a problem document',
    async (query) => {
      const response = await answerSearch(services, at(`/api/v1/search?${query.slice(0, 4000)}`));
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      await expectShape(response, 'Problem');
    },
  );

  it('ignores unknown parameters and answers unknown values', async () => {
    const response = await answerSearch(services, at('/api/v1/search?utm_source=x&level=shelf'));
    expect(response.status).toBe(200);
    expect(await expectShape(response, 'SearchAnswer')).toMatchObject({ problems: [{ param: 'level' }] });
  });

  it('says when to come back while the engine does not answer', async () => {
    const down = servicesAnswering({ failure: new EngineUnavailable('refused') });
    const response = await answerSearch(down, at('/api/v1/search?q=x'));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await response.text()).not.toContain('refused');
  });

  it('is for every site, for no store and no index', async () => {
    const { headers } = await answerSearch(services, at('/api/v1/search'));
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  it('offers suggestions and values of a facet', async () => {
    await expectShape(await answerSuggest(services, at('/api/v1/suggest?q=tan')), 'Suggestions');
    expect(await (await answerSuggest(services, at('/api/v1/suggest'))).json()).toEqual([]);
    await expectShape(await answerFacets(services, at('/api/v1/facets?facet=language&starts=ti')), 'FacetAnswer');
    expect((await answerFacets(services, at('/api/v1/facets?facet=colour'))).status).toBe(400);
  });
});

describe('the records API', () => {
  it('gives the whole public record in the shape that openapi.json describes', async () => {
    const body = await expectShape(await answerRecord(services, 'k1', at('/api/v1/records/k1')), 'Record');
    expect(body).toMatchObject({
      title: 'Hồ sơ về việc chia ruộng đất',
      description: {
        creators: ['UBND huyện Tân Châu'],
        notes: [
          { label: 'Số cũ', text: '12-A' },
          { label: 'Thời hạn bảo quản', text: 'Vĩnh viễn' },
          { text: 'thiếu tờ 3' },
        ],
      },
    });
  });

  it('gives of a masked record neither title nor description, and never a number of the database', async () => {
    const { detail, ...rest } = publicRecord({ id: 'm1', title: null, masked: true });
    expect(detail).toBeDefined();
    const masked = servicesAnswering({ lookups: { m1: { kind: 'found', record: rest } } });
    const body = await expectShape(await answerRecord(masked, 'm1', at('/api/v1/records/m1')), 'Record');
    expect(body).toMatchObject({ title: null, masked: true, description: null });
    expect(body).not.toHaveProperty('pk');
  });

  it('tells moved, removed and unknown records apart, and unknown from hidden by nothing', async () => {
    const known = servicesAnswering({
      lookups: { old: { kind: 'moved', id: 'k1' }, gone: { kind: 'removed' }, secret: { kind: 'none' } },
    });
    const moved = await answerRecord(known, 'old', at('/api/v1/records/old?lang=en'));
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/api/v1/records/k1?lang=en']);
    expect((await answerRecord(known, 'gone', at('/api/v1/records/gone'))).status).toBe(410);
    const unknown = await answerRecord(known, 'nobody', at('/api/v1/records/nobody'));
    const hidden = await answerRecord(known, 'secret', at('/api/v1/records/secret'));
    expect([unknown.status, await unknown.text()]).toEqual([hidden.status, await hidden.text()]);
    expect((await answerRecord(known, 'a\u0000b', at('/api/v1/records/x'))).status).toBe(404);
  });

  it('gives children in windows', async () => {
    const first = await expectShape(
      await answerChildren(services, 'k1', at('/api/v1/records/k1/children?limit=1')),
      'Children',
    );
    expect(first).toMatchObject({ total: 2, next: 'c1' });
    expect((await answerChildren(services, 'k1', at('/api/v1/records/k1/children?limit=0'))).status).toBe(400);
    expect((await answerChildren(services, 'k1', at('/api/v1/records/k1/children?after=zz'))).status).toBe(400);
  });
});
