import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BadSetting } from './platform/config.ts';
import { createServer } from './platform/http/create-server.ts';
import { drain } from './platform/http/drain.ts';
import { health } from './platform/http/health.ts';
import { limits } from './platform/http/limits.ts';
import { listen } from './platform/http/listen.ts';
import { pages } from './platform/http/pages.ts';
import { staticFiles } from './platform/http/static-files.ts';
import { createLog } from './platform/logging/log.ts';
import { shareWithAstro } from './platform/logging/share-with-astro.ts';
import { startIndexing } from './search/indexing/start-indexing.ts';
import { createServices } from './services.ts';
import type { Config } from './platform/config.ts';
import type { PageHandler } from './platform/http/pages.ts';
import type { Log } from './platform/logging/log.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

export interface RunningPortal {
  /** Where it listens. */
  url: string;
  /** Finishes what it is answering, at most ten seconds, and closes everything. */
  stop(): Promise<void>;
}

/**
 * Puts the portal together and listens.
 * @throws BadSetting, ServerUnreachable, EngineUnavailable with one line that says what to change
 */
export async function serve(config: Config, log: Log = createLog()): Promise<RunningPortal> {
  shareWithAstro(log);
  const handler = await loadPages();
  const services = await createServices(config);
  const indexing = startIndexing(config);
  indexing.onError((message) => log.error({ reason: message }, 'indexing failed; it will be tried again'));
  let isDraining = false;
  try {
    const server = createServer(config, log, [
      limits,
      health({ check: () => services.failing(), isDraining: () => isDraining }),
      staticFiles(join(DIST, 'client')),
      pages(handler, ({ requestId, clientIp }) => ({ services, requestId, clientIp })),
    ]);
    const url = await listen(server, config);
    return {
      url: config.publicUrl ?? url,
      async stop() {
        isDraining = true;
        await Promise.all([drain(server), indexing.stop()]);
        await services.close();
      },
    };
  } catch (error) {
    await indexing.stop();
    await services.close();
    throw error;
  }
}

async function loadPages(): Promise<PageHandler> {
  const entry = join(DIST, 'server/entry.mjs');
  if (!existsSync(entry)) throw new BadSetting('The pages are not built yet: run npm run build, or npm start.');
  const built: { handler: PageHandler } = await import(pathToFileURL(entry).href);
  return built.handler;
}
