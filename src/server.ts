import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { plainWords } from './i18n/plain-words.ts';
import { BadSetting } from './platform/config.ts';
import { clientOf } from './platform/http/client-address.ts';
import { createServer } from './platform/http/create-server.ts';
import { drain } from './platform/http/drain.ts';
import { flowOf } from './platform/http/flow.ts';
import { health } from './platform/http/health.ts';
import { createLargeForm } from './platform/http/large-form.ts';
import { limits } from './platform/http/limits.ts';
import { listen } from './platform/http/listen.ts';
import { pages } from './platform/http/pages.ts';
import { preflight } from './platform/http/preflight.ts';
import { sameOrigin } from './platform/http/same-origin.ts';
import { oneAddress } from './platform/http/one-address.ts';
import { staticFiles } from './platform/http/static-files.ts';
import { createLog } from './platform/logging/log.ts';
import { shareWithAstro } from './platform/logging/share-with-astro.ts';
import { startIndexing } from './search/indexing/start-indexing.ts';
import { createServices } from './services.ts';
import type { Config } from './platform/config.ts';
import type { PageHandler } from './platform/http/pages.ts';
import type { Log } from './platform/logging/log.ts';

const BUILDS = fileURLToPath(new URL('../dist/', import.meta.url));

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
  const build = currentBuild();
  const handler = await loadPages(build);
  const services = await createServices(config);
  const indexing = startIndexing(config);
  indexing.onError((message) => log.error({ reason: message }, 'indexing failed; it will be tried again'));
  let isDraining = false;
  try {
    const steps = [
      preflight('/api/', '/iiif/'),
      limits,
      oneAddress,
      sameOrigin(config.publicUrl),
      createLargeForm(),
      health({ check: () => services.failing(), isDraining: () => isDraining }),
      staticFiles(join(build, 'client')),
      pages(handler, ({ requestId, clientIp, res }) => {
        return { services, requestId, clientIp, client: clientOf(clientIp), flow: flowOf(res) };
      }),
    ];
    const server = createServer(config, log, steps, plainWords(services.content.profile.name));
    const listening = await listen(server, config);
    const url = config.publicUrl ?? listening;
    for (const notice of services.notices) log.warn(notice);
    const jobs = services.startJobs(url, (job, error) => {
      log.error(
        { job, reason: error instanceof Error ? error.message : String(error) },
        'a job failed; it will be tried again',
      );
    });
    return {
      url,
      async stop() {
        isDraining = true;
        await Promise.all([drain(server), indexing.stop(), jobs.stop()]);
        await services.close();
      },
    };
  } catch (error) {
    await indexing.stop();
    await services.close();
    throw error;
  }
}

/**
 * The folder of the current build (bin/build.mjs).
 * @throws BadSetting when there is none
 */
function currentBuild(): string {
  const current = join(BUILDS, 'current');
  if (!existsSync(current)) throw new BadSetting('The pages are not built yet: run npm run build, or npm start.');
  return join(BUILDS, readFileSync(current, 'utf8'));
}

async function loadPages(build: string): Promise<PageHandler> {
  const built: { handler: PageHandler } = await import(pathToFileURL(join(build, 'server/entry.mjs')).href);
  return built.handler;
}
