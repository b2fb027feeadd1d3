import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createWithdrawn } from '../../../src/catalogue/storage/withdrawn.ts';
import { searchLabels } from '../../../src/i18n/facet-labels.ts';
import type { SearchService } from '../../../src/search/answer.ts';
import { createEngine } from '../../../src/search/create-engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { keepIndex } from '../../../src/search/indexing/keep-index.ts';
import { readSearchParams } from '../../../src/search/params.ts';
import { createSearchService } from '../../../src/search/search-service.ts';
import { withholding } from '../../../src/search/withholding.ts';
import { DATABASES, openArchive, type TestArchive } from '../catalogue/archive.ts';
import type { Line } from '../catalogue/line-reader.ts';

const meilisearch = inject('meilisearch');
const ENGINES = meilisearch ? (['embedded', 'meilisearch'] as const) : (['embedded'] as const);
const PAIRS = DATABASES.flatMap((database) => ENGINES.map((engine) => ({ database, engine })));

const OPEN = { level: 'open' } as const;
const FONDS: Line = { depth: 0, key: 'f', title: 'Phông đê', access: OPEN };
const STAYS: Line = { depth: 1, key: 'stays', title: 'Hồ sơ kè', access: OPEN, about: { subjects: ['Thủy lợi'] } };
/** Its subject, its year and a word of its title are those of no other. */
const GOES: Line = {
  depth: 1,
  key: 'goes',
  title: 'Hồ sơ khiếu nại',
  from: '1951',
  to: '1951',
  access: OPEN,
  about: { subjects: ['Trần Văn Khuất'] },
};

describe.each(PAIRS)(
  'what is withdrawn while $engine is behind a catalogue on $database',
  ({ database, engine: name }) => {
    let archive: TestArchive;
    let engine: SearchEngine;
    let service: SearchService;
    const keep = () => keepIndex({ db: archive.db, dataDir: archive.dataDir, feed: archive.feed, engine }, false);

    beforeEach(async () => {
      archive = await openArchive(database);
      const meili =
        name === 'meilisearch' && meilisearch ? { ...meilisearch, prefix: `withdrawn-${randomUUID()}` } : undefined;
      engine = await createEngine({ dataDir: archive.dataDir, ...(meili ? { meili } : {}) });
      await engine.prepare();
      const { catalogue, documents } = archive;
      const answering = withholding(engine, createWithdrawn(archive.db));
      service = createSearchService({ engine: answering, catalogue, documents, labels: searchLabels });
      await archive.write('a.aid', [FONDS, STAYS, GOES]);
      await archive.import();
      await keep();
    });
    afterEach(async () => {
      await engine.close();
      await archive.close();
    });

    async function answer(query: string) {
      const { params, problems } = readSearchParams(new URLSearchParams(query));
      const { hits, total, facets, histogram, didYouMean } = await service.search(params, problems, 'vi');
      const subjects = facets.subject?.filter(({ count }) => count > 0).map(({ value }) => value) ?? [];
      return { total, hits: hits.length, subjects, decades: histogram.map(({ year }) => year), didYouMean };
    }
    const values = async () => {
      const { params } = readSearchParams(new URLSearchParams('q=hồ sơ'));
      return (await service.facetValues(params, 'subject', 'khu', 'vi')).map(({ value }) => value);
    };

    it.each<[string, Line | undefined]>([
      ['hidden', { ...GOES, access: { level: 'closed', titleVisibility: 'hidden' } }],
      ['masked', { ...GOES, access: { level: 'closed', titleVisibility: 'masked' } }],
      ['taken out', undefined],
    ])(
      '%s, is in no hit, total, facet, bar, branch or correction from the moment on that the catalogue says so',
      async (_, after) => {
        expect(await answer('q=khiếu')).toMatchObject({ total: 1, subjects: ['Trần Văn Khuất'], decades: [1950] });
        expect(await answer('q=khiêuu')).toMatchObject({ total: 1, didYouMean: 'khiếu' });
        expect(await values()).toEqual(['Trần Văn Khuất']);

        await archive.write('a.aid', [FONDS, STAYS, ...(after ? [after] : [])]);
        await archive.import({ allowRemovals: true });
        const none = { total: 0, hits: 0, subjects: [], decades: [], didYouMean: undefined };
        expect(await answer('q=khiếu')).toEqual(none);
        expect(await answer('q=khiêuu')).toEqual(none);
        expect(await answer('q=hồ sơ')).toMatchObject({ total: 1, hits: 1, subjects: ['Thủy lợi'] });
        expect(await values()).toEqual([]);
        const { params } = readSearchParams(new URLSearchParams('q=hồ sơ'));
        const fonds = await archive.seen('Phông đê');
        if (typeof fonds === 'string') throw new Error('the fonds is there');
        expect([...(await service.branchCounts(params, [fonds])).values()]).toEqual([1]);

        await keep();
        expect(await createWithdrawn(archive.db)()).toEqual([]);
        expect(await answer('q=khiếu')).toEqual(none);
      },
    );

    it('and shown again before the index has caught up, is found as before', async () => {
      await archive.write('a.aid', [FONDS, STAYS]);
      await archive.import({ allowRemovals: true });
      expect((await answer('q=khiếu')).total).toBe(0);
      await archive.write('a.aid', [FONDS, STAYS, GOES]);
      await archive.import();
      await keep();
      expect((await answer('q=khiếu')).total).toBe(1);
    });
  },
);
