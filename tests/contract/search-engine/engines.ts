import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { inject } from 'vitest';
import { createEmbeddedEngine } from '../../../src/search/engines/embedded/embedded-engine.ts';
import { createMeilisearchEngine } from '../../../src/search/engines/meilisearch/meilisearch-engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';

/** One index somewhere, and as many handles on it as a case needs (a handle is what a process would hold). */
export interface IndexUnderTest {
  open(): Promise<SearchEngine>;
  /** Closes every handle and leaves nothing behind. */
  dispose(): Promise<void>;
}

export interface EngineUnderTest {
  name: SearchEngine['name'];
  create(): Promise<IndexUnderTest>;
}

/** One-way, as search-config/synonyms.yaml has them: a word also matches its expansions as phrases. */
const SYNONYMS = { ubnd: ['ủy ban nhân dân'] };

const embedded: EngineUnderTest = {
  name: 'embedded',
  async create() {
    const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-index-'));
    const handles: SearchEngine[] = [];
    return {
      async open() {
        const engine = createEmbeddedEngine({ dataDir, synonyms: SYNONYMS });
        handles.push(engine);
        await engine.prepare();
        return engine;
      },
      async dispose() {
        await Promise.all(handles.map((handle) => handle.close()));
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  },
};

const server = inject('meilisearch');

const meilisearch: EngineUnderTest = {
  name: 'meilisearch',
  async create() {
    const prefix = `suite-${randomUUID()}`;
    const handles: SearchEngine[] = [];
    return {
      async open() {
        const engine = await createMeilisearchEngine({ ...server!, prefix, synonyms: SYNONYMS });
        handles.push(engine);
        await engine.prepare();
        return engine;
      },
      async dispose() {
        await Promise.all(handles.map((handle) => handle.close()));
        await dropIndexes(prefix);
      },
    };
  },
};

async function dropIndexes(prefix: string): Promise<void> {
  const client = new Meilisearch({ host: server!.url, apiKey: server!.key });
  await client.deleteIndexIfExists(`${prefix}-records`);
  await client.deleteIndexIfExists(`${prefix}-records-next`);
}

/** Both engines; only the embedded one where no Meilisearch server can be had (the global setup says so). */
export const ENGINES: readonly EngineUnderTest[] = server ? [embedded, meilisearch] : [embedded];
