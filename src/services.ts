import { createOpenDocuments } from './catalogue/storage/open-documents.ts';
import { createCatalogue } from './catalogue/storage/stored-catalogue.ts';
import { watchOpenings } from './catalogue/storage/watch-openings.ts';
import { openOriginal } from './documents/original/open-original.ts';
import { openPageImages } from './documents/page-images/open-page-images.ts';
import { createWorkshop } from './documents/workshop/create-workshop.ts';
import { searchLabels } from './i18n/facet-labels.ts';
import { readContent } from './platform/content.ts';
import { cookieJar } from './platform/http/cookies.ts';
import { ensureDataFolder } from './platform/data-folder.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { ServerUnreachable } from './platform/server-unreachable.ts';
import { createEngine } from './search/create-engine.ts';
import { EngineUnavailable } from './search/engine.ts';
import { openPeople } from './open-people.ts';
import { readAccountPolicy } from './readers/account-policy.ts';
import { createRecognise } from './readers/recognise.ts';
import { createSessions } from './readers/sessions.ts';
import { createSearchService } from './search/search-service.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { OpenDocuments } from './catalogue/document.ts';
import type { PageImages } from './documents/page-images/page-images.ts';
import type { Config } from './platform/config.ts';
import type { CookieJar } from './platform/http/cookies.ts';
import type { ArchiveContent } from './platform/content.ts';
import type { People } from './readers/people.ts';
import type { Recognise } from './readers/recognise.ts';
import type { SearchService } from './search/answer.ts';
import type { SearchEngine } from './search/engine.ts';

/** What pages may ask of the rest of the program: `Astro.locals.services`. */
export interface Services {
  config: Config;
  catalogue: Catalogue;
  documents: OpenDocuments;
  pageImages: PageImages;
  openOriginal: typeof openOriginal;
  search: SearchService;
  content: ArchiveContent;
  recognise: Recognise;
  people: People;
  /** Reads and writes our cookies, which are called as readers/cookie-names.ts says. */
  cookies: CookieJar;
}

/** The services with what the server needs to watch and end them. */
export interface RunningServices extends Services {
  /** Names what does not answer now; empty when all is well. */
  failing(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * The one place where parts are put together: database, catalogue, engine by environment, search, content.
 * @throws BadSetting, BadContent, ServerUnreachable with one line that says what to change
 */
export async function createServices(config: Config): Promise<RunningServices> {
  ensureDataFolder(config.dataDir);
  const content = readContent(config.contentDir);
  const accountPolicy = readAccountPolicy(config.contentDir);
  const db = await openDatabase(config);
  try {
    const catalogue = createCatalogue(db);
    const people = await openPeople(db, config, content);
    const cookies = cookieJar(config.publicUrl);
    const engine = await openEngine(config);
    // A database that fails here is what /readyz tells; the next hour tries again.
    const endOpenings = watchOpenings(db, () => undefined);
    const workshop = createWorkshop();
    const images = openPageImages(config.dataDir, createOpenDocuments(db), workshop);
    const { documents } = images;
    return {
      config,
      content,
      catalogue,
      documents,
      pageImages: images.pageImages,
      openOriginal,
      cookies,
      people,
      recognise: createRecognise(db, {
        sessions: createSessions(db),
        cookies,
        policy: accountPolicy,
      }),
      search: createSearchService({ engine, catalogue, documents, labels: searchLabels }),
      async failing() {
        const [database, index] = await Promise.allSettled([catalogue.byId('0'), engine.ping()]);
        return [
          ...(database.status === 'rejected' ? ['database'] : []),
          ...(index.status === 'rejected' ? ['search engine'] : []),
        ];
      },
      async close() {
        await Promise.all([endOpenings(), images.end(), workshop.close()]);
        await engine.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * The engine that the settings ask for, its index made if missing.
 * @throws ServerUnreachable when Meilisearch is asked for and does not answer
 */
async function openEngine(config: Pick<Config, 'dataDir' | 'meili'>): Promise<SearchEngine> {
  try {
    const engine = await createEngine(config);
    await engine.prepare();
    return engine;
  } catch (error) {
    if (!config.meili || !(error instanceof EngineUnavailable)) throw error;
    throw new ServerUnreachable(
      `Meilisearch does not answer (${error.message}). Check MEILI_URL, MEILI_KEY and the server.`,
    );
  }
}
