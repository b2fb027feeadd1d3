import { createOpenDocuments } from './catalogue/storage/open-documents.ts';
import { createReadableContents } from './catalogue/storage/readable-contents.ts';
import { createCatalogue } from './catalogue/storage/stored-catalogue.ts';
import { watchOpenings } from './catalogue/storage/watch-openings.ts';
import { createWithdrawn } from './catalogue/storage/withdrawn.ts';
import { openOriginal } from './documents/original/open-original.ts';
import { openPageImages } from './documents/page-images/open-page-images.ts';
import { createWorkshop } from './documents/workshop/create-workshop.ts';
import { searchLabels } from './i18n/facet-labels.ts';
import { renderLetter } from './interchange/letters/render-letter.ts';
import { writeStoredLetter } from './interchange/mail/write-stored-letter.ts';
import { createAuditLog } from './platform/audit/create-audit-log.ts';
import { readContent } from './platform/content.ts';
import { noticesOfNetworks } from './platform/http/client-address.ts';
import { cookieJar } from './platform/http/cookies.ts';
import { ensureDataFolder } from './platform/data-folder.ts';
import { keepCheckpoints } from './platform/database/keep-checkpoints.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { openSecrets } from './platform/secret-key.ts';
import { startJobs, type RunningJobs } from './platform/jobs/start-jobs.ts';
import { createMailDesk } from './platform/mail/create-mail-desk.ts';
import { createMailTransport } from './platform/mail/create-mail-transport.ts';
import { mailJob } from './platform/mail/mail-job.ts';
import { unsealed } from './platform/mail/sealed-token.ts';
import { ServerUnreachable } from './platform/server-unreachable.ts';
import { createEngine } from './search/create-engine.ts';
import { EngineUnavailable } from './search/engine.ts';
import { openCopies } from './open-copies.ts';
import { openPeople } from './open-people.ts';
import { openPrivacy, retentionJob } from './open-privacy.ts';
import { createReadingOf, createReadingOfCase, type ReadingOf, type ReadingOfCase } from './open-reading.ts';
import { openRequests } from './open-requests.ts';
import { openStatistics } from './open-statistics.ts';
import { openVisits } from './open-visits.ts';
import { readAccountPolicy } from './readers/account-policy.ts';
import { accountDaysJob } from './readers/account-days-job.ts';
import { accountsDueJob } from './readers/accounts-due-job.ts';
import { purgeJob } from './readers/purge-job.ts';
import { createRecognise } from './readers/recognise.ts';
import { refuseInventedAccounts } from './readers/refuse-invented-accounts.ts';
import { createSessions } from './readers/sessions.ts';
import { refuseForgedPlaces } from './requests/granting/refuse-forged-places.ts';
import { countUse } from './statistics/storage/count-use.ts';
import { readSearchConfig } from './search/search-config.ts';
import { createSearchService } from './search/search-service.ts';
import { foldSynonyms } from './search/synonyms.ts';
import { withholding } from './search/withholding.ts';
import type { Copies } from './copies/copies.ts';
import type { CopyDesk } from './copies/copy-desk.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { OpenDocuments } from './catalogue/document.ts';
import type { PageImages } from './documents/page-images/page-images.ts';
import type { Config } from './platform/config.ts';
import type { AuditLog } from './platform/audit/audit-log.ts';
import type { CookieJar } from './platform/http/cookies.ts';
import type { ArchiveContent } from './platform/content.ts';
import type { AccountPolicy } from './readers/account-policy.ts';
import type { People } from './readers/people.ts';
import type { MailDesk } from './platform/mail/mail-desk.ts';
import type { StoredLetter } from './platform/mail/send-waiting.ts';
import type { Recognise } from './readers/recognise.ts';
import type { Attachments } from './requests/attachments/attachments.ts';
import type { Cart } from './requests/cart.ts';
import type { CalendarDesk } from './requests/clock/calendar-desk.ts';
import type { Desk } from './requests/desk.ts';
import type { Grants } from './requests/grants.ts';
import type { RecordFacts } from './requests/record-facts.ts';
import type { Privacy } from './requests/privacy/privacy.ts';
import type { Requests } from './requests/requests.ts';
import type { Delivery } from './visits/delivery/delivery.ts';
import type { VisitDesk } from './visits/visit-desk.ts';
import type { Visits } from './visits/visits.ts';
import type { SearchService } from './search/answer.ts';
import type { SearchEngine } from './search/engine.ts';
import type { OnlineUse } from './statistics/online/online-use.ts';
import type { Registers } from './statistics/registers/register.ts';
import type { Statistics } from './statistics/statistics.ts';

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
  /** What readers and staff may do, and how long things last (content/policy/accounts.yaml). */
  accountPolicy: AccountPolicy;
  requests: Requests;
  cart: Cart;
  attachments: Attachments;
  grants: Grants;
  desk: Desk;
  calendarDesk: CalendarDesk;
  /** Seats in the reading rooms: readers' side, and the staff's. */
  visits: Visits;
  visitDesk: VisitDesk;
  /** The counter: what is fetched, handed over and taken back. */
  delivery: Delivery;
  copies: Copies;
  copyDesk: CopyDesk;
  /** Reads and writes our cookies, which are called as readers/cookie-names.ts says. */
  cookies: CookieJar;
  /** Of records in carts and requests, as the public may know them. */
  recordFacts: RecordFacts;
  /** A letter as a PDF; the origin is where its code leads. */
  renderLetter: typeof renderLetter;
  readingOf: ReadingOf;
  readingOfCase: ReadingOfCase;
  privacy: Privacy;
  auditLog: AuditLog;
  mailDesk: MailDesk;
  statistics: Statistics;
  registers: Registers;
  onlineUse: OnlineUse;
}

/** The services with what the server needs to watch and end them. */
export interface RunningServices extends Services {
  /** Names what does not answer now; empty when all is well. */
  failing(): Promise<string[]>;
  /** What the operator should know at the start, a line each. */
  notices: string[];
  /**
   * Begins the work that recurs: mail, deadlines.
   * @param origin where links in letters lead
   */
  startJobs(origin: string, onError: (job: string, error: unknown) => void): RunningJobs;
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
    await refuseInventedAccounts(db, config);
    const catalogue = createCatalogue(db);
    const secrets = await openSecrets(db, config);
    const people = await openPeople(db, config, content);
    const cookies = cookieJar(config.publicUrl);
    const now = () => new Date();
    const requests = openRequests(db, config, {
      archive: content.profile,
      now,
      mayBeginCart: (address) => people.countGuestCart({ address }),
    });
    refuseForgedPlaces(config, requests.room.policy);
    const visits = openVisits(db, config, { requests: requests.room, now });
    const copies = openCopies(db, config, { requests: requests.room, count: countUse });
    const privacy = await openPrivacy(db, config, {
      people,
      requests: requests.requests,
      elsewhere: [visits.kept, copies.kept],
      now,
    });
    const mail = createMailTransport(config);
    const engine = await openEngine(config);
    // A database that fails here is what /readyz tells; the next hour tries again.
    const endOpenings = watchOpenings(db, () => undefined);
    const workshop = createWorkshop();
    const { grants } = requests;
    const { jobs: statisticsJobs, ...figures } = openStatistics(db, config, {
      catalogue,
      requests: requests.room,
    });
    const images = openPageImages({
      dataDir: config.dataDir,
      documents: createOpenDocuments(db),
      stillReadable: createReadableContents(db, grants),
      workshop,
    });
    const { documents } = images;
    const recognise = createRecognise(db, {
      sessions: createSessions(db),
      cookies,
      policy: accountPolicy,
    });
    return {
      config,
      content,
      catalogue,
      documents,
      pageImages: images.pageImages,
      openOriginal,
      cookies,
      renderLetter,
      people,
      privacy,
      auditLog: createAuditLog(db),
      mailDesk: createMailDesk(db, now),
      accountPolicy,
      requests: requests.requests,
      cart: requests.cart,
      grants,
      desk: requests.desk,
      attachments: requests.attachments,
      calendarDesk: requests.calendarDesk(visits.changeDay, [people.recomputeAccountDays, copies.recompute]),
      visits: visits.visits,
      visitDesk: visits.visitDesk,
      delivery: visits.delivery,
      copies: copies.copies,
      copyDesk: copies.copyDesk,
      recordFacts: requests.room.facts,
      ...figures,
      recognise,
      readingOf: createReadingOf(db, {
        everybodys: { catalogue, documents },
        recognise,
        grants,
        accountPolicy,
        now,
      }),
      readingOfCase: createReadingOfCase(db, requests.desk),
      search: createSearchService({
        engine: withholding(engine, createWithdrawn(db)),
        catalogue,
        documents,
        labels: searchLabels,
        synonyms: foldSynonyms(readSearchConfig().synonyms),
      }),
      notices: [...(mail.notice ? [mail.notice] : []), ...noticesOfNetworks(config.trustedProxies)],
      startJobs(origin, onError) {
        const archive = { ...content.profile, name: content.profile.citationName };
        const write = (letter: StoredLetter) => writeStoredLetter(unsealed(secrets, letter), { origin, archive });
        const from = { name: archive.name.vi, address: archive.email };
        const mailing = mailJob(db, { transport: mail, write, from, host: new URL(origin).hostname, now });
        const own = [
          mailing,
          purgeJob(people),
          accountDaysJob(people),
          accountsDueJob({ db, now }),
          retentionJob(privacy),
        ];
        const jobs = startJobs(
          db,
          [...own, ...requests.jobs, ...visits.jobs, ...copies.jobs, ...statisticsJobs],
          onError,
        );
        const endCheckpoints = keepCheckpoints(db, config.dataDir, (error) => onError('checkpoints', error));
        return {
          async stop() {
            await Promise.all([jobs.stop(), endCheckpoints()]);
          },
        };
      },
      async failing() {
        const [database, index] = await Promise.allSettled([catalogue.byId('0'), engine.ping()]);
        return [
          ...(database.status === 'rejected' ? ['database'] : []),
          ...(index.status === 'rejected' ? ['search engine'] : []),
        ];
      },
      async close() {
        await Promise.all([endOpenings(), images.end(), workshop.close()]);
        mail.close();
        await engine.close();
        // What was seen in the last minute; a database that has gone takes it along.
        await figures.onlineUse.flush().catch(() => undefined);
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
    // The index is read while the rest starts, not while the first reader waits; if it cannot be, a search will tell.
    engine.ping().catch(() => undefined);
    return engine;
  } catch (error) {
    if (!config.meili || !(error instanceof EngineUnavailable)) throw error;
    throw new ServerUnreachable(`${error.message}. Check MEILI_URL, MEILI_KEY and the server.`);
  }
}
