import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAccessWords } from '../catalogue/access-words/load.ts';
import { createCatalogue } from '../catalogue/storage/stored-catalogue.ts';
import { createPublicFeed } from '../catalogue/storage/stored-feed.ts';
import { loadCopyPolicy } from '../copies/load-policy.ts';
import { readDocumentPolicy } from '../ingest/documents/policy.ts';
import { readConfig } from '../platform/config.ts';
import { readContent } from '../platform/content.ts';
import { ensureDataFolder } from '../platform/data-folder.ts';
import { isDiskFull } from '../platform/database/disk-full.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { openSecrets } from '../platform/secret-key.ts';
import { createMailTransport } from '../platform/mail/create-mail-transport.ts';
import { clamd } from '../platform/scanner/clamd.ts';
import { ScannerUnavailable } from '../platform/scanner/scanner.ts';
import { ServerUnreachable } from '../platform/server-unreachable.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { readAccountPolicy } from '../readers/account-policy.ts';
import { readCalendarPolicy } from '../requests/clock/calendar-policy.ts';
import { refuseForgedPlaces } from '../requests/granting/refuse-forged-places.ts';
import { loadRequestPolicy } from '../requests/load-policy.ts';
import { loadVisitPolicy } from '../visits/load-policy.ts';
import { readRetentionPolicy } from '../requests/privacy/retention-policy.ts';
import { createEngine } from '../search/create-engine.ts';
import { EngineUnavailable } from '../search/engine.ts';
import type { Config } from '../platform/config.ts';
import type { Command, CommandContext } from './command.ts';

interface Finding {
  what: string;
  ok: boolean;
  /** What was found, or what is wrong and what to change. */
  says: string;
  /** A server does not answer, as against a setting or a folder that is wrong. */
  unreachable: boolean;
}

/** Looks at each thing the portal stands on, and says what to change where one does not hold. */
export const command: Command = {
  summary: 'look whether settings, folders, policy and the servers it needs are well',
  help: `Usage: phong-doc doctor [--json]

Looks at the settings, the folders, the database, the search engine, the policy files, the mail server and the
malware scanner, one after the other. No letter is sent.

Exit code: 0 all is well · 2 a setting or a folder is wrong · 4 a server does not answer

With --json: {"ok", "findings": [{"what", "ok", "says"}]}`,
  json: true,
  async run(args, context) {
    parseArgs({ args, options: {} });
    const config = readConfig(context.env);
    const findings = [
      await look('data folder', () => {
        ensureDataFolder(config.dataDir);
        return config.dataDir;
      }),
      await look('content', () => readContent(config.contentDir).profile.name.vi),
      await look('database', () => lookAtDatabase(config)),
      await look('search engine', () => lookAtEngine(config)),
      await look('index', () => lookAtIndex(config)),
      await look('policy', () => lookAtPolicy(config)),
      await look('mail', () => lookAtMail(config)),
      await look('malware scanner', () => lookAtScanner(config)),
    ];
    return report(findings, context);
  },
};

async function look(what: string, at: () => string | Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, says: await at(), unreachable: false };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const says = isDiskFull(error) ? `there is no room left on its disk (${reason}). Make room.` : reason;
    return {
      what,
      ok: false,
      says,
      unreachable: error instanceof ServerUnreachable || error instanceof EngineUnavailable,
    };
  }
}

async function lookAtDatabase(config: Config): Promise<string> {
  const db = await openDatabase(config);
  try {
    await openSecrets(db, config);
    const { records } = await createCatalogue(db).holdings();
    return `${config.databaseUrl ? 'PostgreSQL' : 'SQLite'}, ${records.toLocaleString('en')} public records`;
  } finally {
    await db.destroy();
  }
}

async function lookAtEngine(config: Config): Promise<string> {
  const engine = await createEngine(config);
  try {
    refuseMissingRights(await engine.missingRights?.());
    await engine.prepare();
    await engine.ping();
    return `${engine.name}, ${(await engine.count()).toLocaleString('en')} documents`;
  } finally {
    await engine.close();
  }
}

/** What a key lacks would show only when it is needed: the portal starts and serves with one that can but search. */
function refuseMissingRights(missing: string[] | 'all' = []): void {
  if (missing.length === 0) return;
  const what =
    missing === 'all'
      ? 'is missing, wrong or has expired'
      : `may not do all that is needed; it lacks ${missing.join(', ')}`;
  throw new Error(
    `MEILI_KEY ${what}. docs/move-to-postgresql-and-meilisearch.md says how to make one ("A key with few rights").`,
  );
}

/** Whether searches find what the catalogue has. */
async function lookAtIndex(config: Config): Promise<string> {
  const db = await openDatabase(config);
  const engine = await createEngine(config);
  try {
    const feed = createPublicFeed(db);
    const [held, listed, waiting] = [await engine.count(), await feed.countAll(), await feed.pending(1)];
    if (waiting) return `changes of the catalogue wait for it; a portal that runs, or the next import, carries them in`;
    if (held === listed) return 'holds what the catalogue has';
    throw new Error(
      `it holds ${held.toLocaleString('en')} of ${listed.toLocaleString('en')} public records. Run ` +
        'phong-doc reindex; a portal on Meilisearch that runs does it by itself within a minute.',
    );
  } finally {
    await engine.close();
    await db.destroy();
  }
}

/** What the start, or an import, would refuse. */
async function lookAtPolicy(config: Config): Promise<string> {
  const { contentDir } = config;
  loadAccessWords(join(contentDir, 'policy', 'access.yaml'), dayInVietnam(new Date()));
  readDocumentPolicy(contentDir);
  readAccountPolicy(contentDir);
  refuseForgedPlaces(config, loadRequestPolicy(contentDir));
  loadVisitPolicy(contentDir);
  loadCopyPolicy(contentDir);
  readRetentionPolicy(contentDir);
  const { days } = readCalendarPolicy(contentDir);
  return `accounts, requests, visits, retention, calendar with ${days.size} days of its own`;
}

async function lookAtMail(config: Config): Promise<string> {
  const transport = createMailTransport(config);
  try {
    return await transport.verify();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServerUnreachable(`the mail server does not take us (${reason}). Check SMTP_URL and the server.`);
  } finally {
    transport.close();
  }
}

async function lookAtScanner({ clamdUrl }: Config): Promise<string> {
  if (!clamdUrl) return 'none: files of readers are marked as not looked at';
  try {
    await clamd(clamdUrl).isClean(Buffer.from('phong-doc doctor'));
    return 'clamd answers';
  } catch (error) {
    if (!(error instanceof ScannerUnavailable)) throw error;
    throw new ServerUnreachable(`${error.message}. Check CLAMD_URL and the daemon.`);
  }
}

function report(findings: Finding[], { print, result }: CommandContext): 0 | 2 | 4 {
  for (const { what, ok, says } of findings) print(`${ok ? 'ok   ' : 'WRONG'} ${what}: ${says}`);
  const wrong = findings.filter(({ ok }) => !ok);
  result({ ok: wrong.length === 0, findings: findings.map(({ what, ok, says }) => ({ what, ok, says })) });
  if (wrong.length === 0) return 0;
  return wrong.every(({ unreachable }) => unreachable) ? 4 : 2;
}
