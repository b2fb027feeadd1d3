import { describe, expect, it } from 'vitest';
import { answerContentSearch } from '../../../../src/interchange/iiif/answer-content-search.ts';
import { answerImage } from '../../../../src/interchange/iiif/answer-image.ts';
import { answerManifest } from '../../../../src/interchange/iiif/answer-manifest.ts';
import { answerPageText } from '../../../../src/interchange/iiif/answer-text.ts';
import { asked, ORIGIN, servicesWithDocument, TEXTS } from './sample-document.ts';

interface Node {
  id?: string;
  type?: string;
  [name: string]: unknown;
}

async function manifestOf(sample = {}): Promise<Node & { items: Node[] }> {
  const { services } = servicesWithDocument(sample);
  const { request, url } = asked('/iiif/d1/manifest.json');
  const response = await answerManifest(services, { id: 'd1' }, request, url);
  return JSON.parse(await response.text());
}

/** Every object in a JSON document. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

const painted = { 'full/max': 'full/max/0/default.jpg' };
const IMAGE = { region: 'full', size: '300,', rotation: '0', quality: 'default', format: 'webp' };

describe('the manifest of a document', () => {
  it('says in both languages what it is, who has it, and where it is read, described and downloaded', async () => {
    const manifest = await manifestOf();
    expect(manifest).toMatchObject({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      id: `${ORIGIN}/iiif/d1/manifest.json`,
      type: 'Manifest',
      label: { vi: ['Hồ sơ về việc chia ruộng đất'] },
      requiredStatement: { label: { vi: ['Nguồn'], en: ['Source'] } },
      provider: [{ type: 'Agent', label: { vi: ['Lưu trữ lịch sử tỉnh Sông Châu'] } }],
      homepage: [{ id: `${ORIGIN}/tai-lieu/d1/1` }, { id: `${ORIGIN}/en/documents/d1/1` }],
      seeAlso: [{ id: `${ORIGIN}/api/v1/records/k1`, format: 'application/json' }],
      rendering: [{ id: `${ORIGIN}/tai-lieu/d1/tai-ve`, type: 'Text', format: 'application/pdf' }],
      service: [
        { id: `${ORIGIN}/iiif/d1/search`, type: 'SearchService2' },
        { '@id': `${ORIGIN}/iiif/d1/search-1`, profile: 'http://iiif.io/api/search/1/search' },
      ],
    });
    const said = JSON.stringify(manifest);
    for (const words of ['hồ sơ số 052', 'file 052', 'Ủy ban nhân dân huyện Tân Châu', 'Tiếng Việt', 'Vietnamese'])
      expect(said).toContain(words);
    expect(said).not.toContain('/nowhere');
  });

  it('has a canvas for each page, painted with its image in full, and the text beside it', async () => {
    const { items } = await manifestOf();
    expect(items).toHaveLength(TEXTS.length);
    const service = { id: `${ORIGIN}/iiif/d1/2`, type: 'ImageService3', profile: 'level2' };
    const canvas = `${ORIGIN}/iiif/d1/2/canvas`;
    const image = { type: 'Image', format: 'image/jpeg', width: 2480, height: 3508, service: [service] };
    expect(items[1]).toMatchObject({
      id: canvas,
      type: 'Canvas',
      label: { none: ['2'] },
      width: 2480,
      height: 3508,
      thumbnail: [{ id: `${service.id}/full/200,282/0/default.jpg`, width: 200, height: 282 }],
      items: [
        {
          type: 'AnnotationPage',
          items: [
            { motivation: 'painting', target: canvas, body: { ...image, id: `${service.id}/${painted['full/max']}` } },
          ],
        },
      ],
      annotations: [{ id: `${service.id}/text.json`, type: 'AnnotationPage' }],
    });
  });

  it('names everything once and with an address of its own', async () => {
    const manifest = await manifestOf();
    const own = nodesOf(manifest).filter(({ type }) =>
      ['Canvas', 'Annotation', 'AnnotationPage', 'Manifest'].includes(type ?? ''),
    );
    const ids = own.map(({ id }) => id);
    expect(ids.every((id) => id?.startsWith(`${ORIGIN}/iiif/d1/`))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows the text of a document without images on its canvases', async () => {
    const { items, thumbnail } = await manifestOf({ kind: 'docx', width: 0, height: 0 });
    expect(thumbnail).toBeUndefined();
    expect(items[1]).toMatchObject({ width: 1000, height: 1414 });
    const bodies = nodesOf(items).filter(({ type }) => type === 'TextualBody');
    expect(bodies.map(({ value }) => value)).toEqual(TEXTS);
    expect(bodies[0]).toMatchObject({ format: 'text/plain', language: 'vi' });
  });

  it('leads to no file that is not to be had', async () => {
    expect(await manifestOf({ downloadable: false })).not.toHaveProperty('rendering');
  });

  it('is not sent again to who has it, and is plain JSON for who asks for that', async () => {
    const { services } = servicesWithDocument();
    const first = asked('/iiif/d1/manifest.json');
    const { headers } = await answerManifest(services, { id: 'd1' }, first.request, first.url);
    expect(headers.get('content-type')).toBe(
      'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
    );
    const again = asked('/iiif/d1/manifest.json', { 'if-none-match': `W/${headers.get('etag')}` });
    expect((await answerManifest(services, { id: 'd1' }, again.request, again.url)).status).toBe(304);
    const plain = asked('/iiif/d1/manifest.json', { accept: 'application/json' });
    const answer = await answerManifest(services, { id: 'd1' }, plain.request, plain.url);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('etag')).not.toBe(headers.get('etag'));
  });
});

describe('the text of a page', () => {
  const textOf = async (page: string) => {
    const { services } = servicesWithDocument();
    const { request, url } = asked(`/iiif/d1/${page}/text.json`);
    return answerPageText(services, { id: 'd1', page }, request, url);
  };

  it('stands line by line where it is on the image', async () => {
    const page: Node & { items: Node[] } = JSON.parse(await (await textOf('1')).text());
    expect(page).toMatchObject({ type: 'AnnotationPage', label: { en: ['Text of page 1'] } });
    expect(page.items).toMatchObject([
      {
        motivation: 'supplementing',
        body: { value: 'Quyết định', format: 'text/plain', language: 'vi' },
        target: `${ORIGIN}/iiif/d1/1/canvas#xywh=248,350,546,177`,
      },
      { body: { value: 'về việc đắp đê' }, target: `${ORIGIN}/iiif/d1/1/canvas#xywh=248,701,1141,176` },
    ]);
  });

  it('says where a machine read it', async () => {
    expect(await (await textOf('2')).text()).toContain('read by machine, not checked');
    expect((await textOf('4')).status).toBe(404);
    expect((await textOf('1.0')).status).toBe(404);
  });
});

describe('search inside a document', () => {
  const search = async (query: string, version: 1 | 2): Promise<Record<string, unknown>> => {
    const { services } = servicesWithDocument();
    const { request, url } = asked(`/iiif/d1/search?${query}`);
    return JSON.parse(await (await answerContentSearch(services, { id: 'd1' }, request, url, version)).text());
  };

  it('finds words where they stand, with what is written round them', async () => {
    const found = await search('q=song+chau&user=me', 2);
    expect(found).toMatchObject({
      '@context': 'http://iiif.io/api/search/2/context.json',
      type: 'AnnotationPage',
      ignored: ['user'],
      items: [
        { body: { value: 'sông' }, target: expect.stringMatching(/\/2\/canvas#xywh=\d+,\d+,\d+,\d+$/) },
        { body: { value: 'Châu' } },
      ],
    });
    const [context] = found.annotations as { items: Node[] }[];
    expect(context?.items[0]).toMatchObject({
      motivation: 'contextualizing',
      target: {
        source: (found.items as Node[])[0]?.id,
        selector: [{ exact: 'sông', prefix: 'Điều 1. Đắp đê ', suffix: ' Châu.\nĐiều 2. Thi hành.' }],
      },
    });
  });

  it('tells the same to viewers that know its first version only', async () => {
    const found = await search('q=song', 1);
    expect(found).toMatchObject({
      '@type': 'sc:AnnotationList',
      within: { total: 1 },
      resources: [{ '@type': 'oa:Annotation', resource: { chars: 'sông' }, on: expect.stringContaining('#xywh=') }],
      hits: [{ match: 'sông', before: 'Điều 1. Đắp đê ' }],
    });
    const [hit] = found.hits as { annotations: string[] }[];
    expect(hit?.annotations).toEqual([(found.resources as { '@id': string }[])[0]?.['@id']]);
  });

  it.each(['', 'q=', 'q=kh%C3%B4ng+c%C3%B3+%C4%91%C3%A2u', 'q=%22'])('finds nothing for "%s"', async (query) => {
    expect((await search(query, 2)).items).toEqual([]);
    expect((await search(query, 1)).resources).toEqual([]);
  });
});

describe('an image', () => {
  const image = async (sample: Parameters<typeof servicesWithDocument>[0], parameters = IMAGE) => {
    const { services, ordered } = servicesWithDocument(sample);
    const { request, url } = asked('/iiif/d1/1/full/300,/0/default.webp');
    const response = await answerImage(services, { id: 'd1', page: '1', ...parameters }, request, url, 'a reader');
    return { response, ordered };
  };

  it('is not shown where the document was closed while it was drawn', async () => {
    const drawn = () => ({ kind: 'image', bytes: new Uint8Array([1]), isNew: true }) as const;
    expect((await image({ image: drawn })).response.status).toBe(200);
    const closed = await image({ image: drawn, openTimes: 1 });
    const never = await image({ openTimes: 0 });
    expect([closed.response.status, await closed.response.text()]).toEqual([404, await never.response.text()]);
    expect([...closed.response.headers]).toEqual([...never.response.headers]);
    expect(never.ordered).toEqual([]);
  });

  it.each([
    ['full', 503],
    ['too-many', 429],
  ] as const)('says when to come back where there is too much to draw: %s', async (kind, status) => {
    const { response } = await image({ image: () => ({ kind }) });
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, '2']);
    expect(await response.json()).toMatchObject({ status });
  });

  it('is never asked for in a way that is refused', async () => {
    const { response, ordered } = await image({}, { ...IMAGE, size: '9999,' });
    expect([response.status, ordered]).toEqual([400, []]);
  });
});
