import type { Config } from '../platform/config.ts';
import type { SearchEngine } from './engine.ts';
import { createEmbeddedEngine } from './engines/embedded/embedded-engine.ts';
import { createMeilisearchEngine } from './engines/meilisearch/meilisearch-engine.ts';
import { readSearchConfig } from './search-config.ts';

/** How an engine is going to be used. */
export interface EngineUse {
  /** Threads that search, of the embedded engine; as many as are good for a server without it. */
  threads?: number;
  /** Told, in one English line, what an operator should know. */
  notice?: (line: string) => void;
}

/**
 * The engine the settings ask for: Meilisearch where `MEILI_URL` is set, otherwise the embedded one in the
 * data folder. Call `prepare()` before anything else, `close()` at the end.
 * @throws EngineUnavailable when the Meilisearch server cannot be reached; BadSetting for a faulty search-config
 */
export async function createEngine(
  config: Pick<Config, 'dataDir' | 'meili'>,
  use: EngineUse = {},
): Promise<SearchEngine> {
  const { synonyms } = readSearchConfig();
  if (config.meili) return createMeilisearchEngine({ ...config.meili, synonyms });
  return createEmbeddedEngine({ dataDir: config.dataDir, synonyms, ...use });
}
