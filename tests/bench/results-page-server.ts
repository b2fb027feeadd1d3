/** The results pages of the bench: see results-page.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readConfig } from '../../src/platform/config.ts';
import { plainWords } from '../../src/i18n/plain-words.ts';
import { createServer } from '../../src/platform/http/create-server.ts';
import { limits } from '../../src/platform/http/limits.ts';
import { listen } from '../../src/platform/http/listen.ts';
import { pages, type PageHandler } from '../../src/platform/http/pages.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { shareWithAstro } from '../../src/platform/logging/share-with-astro.ts';
import type { SearchAnswer, SearchService } from '../../src/search/answer.ts';
import { createServices } from '../../src/services.ts';

const builds = fileURLToPath(new URL('../../dist/', import.meta.url));
const build = join(builds, readFileSync(join(builds, 'current'), 'utf8'));
const { handler }: { handler: PageHandler } = await import(pathToFileURL(join(build, 'server/entry.mjs')).href);

const log = createLog();
shareWithAstro(log);
const config = readConfig(process.env);
const services = await createServices(config);
const kept = new Map<string, Promise<SearchAnswer>>();
const search: SearchService = {
  ...services.search,
  search(params, problems, lang) {
    const asked = JSON.stringify([params, lang]);
    const answer = kept.get(asked) ?? services.search.search(params, problems, lang);
    kept.set(asked, answer);
    return answer;
  },
};
const step = pages(handler, ({ requestId, clientIp }) => {
  return { services: { ...services, search }, requestId, client: clientIp };
});
const server = createServer(config, log, [limits, step], plainWords(services.content.profile.name));
process.send?.(await listen(server, config));
