import { parseArgs } from 'node:util';
import { createCatalogue } from '../catalogue/storage/stored-catalogue.ts';
import { readConfig } from '../platform/config.ts';
import { readContent } from '../platform/content.ts';
import { ensureDataFolder } from '../platform/data-folder.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { openSecrets } from '../platform/secret-key.ts';
import { ServerUnreachable } from '../platform/server-unreachable.ts';
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
  summary: 'look whether settings, folders, database and search engine are well',
  help: `Usage: phong-doc doctor [--json]

Looks at the settings, the folders, the database and the search engine, one after the other.

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
    ];
    return report(findings, context);
  },
};

async function look(what: string, at: () => string | Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, says: await at(), unreachable: false };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
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
    await engine.prepare();
    await engine.ping();
    return `${engine.name}, ${(await engine.count()).toLocaleString('en')} documents`;
  } finally {
    await engine.close();
  }
}

function report(findings: Finding[], { print, result }: CommandContext): 0 | 2 | 4 {
  for (const { what, ok, says } of findings) print(`${ok ? 'ok   ' : 'WRONG'} ${what}: ${says}`);
  const wrong = findings.filter(({ ok }) => !ok);
  result({ ok: wrong.length === 0, findings: findings.map(({ what, ok, says }) => ({ what, ok, says })) });
  if (wrong.length === 0) return 0;
  return wrong.every(({ unreachable }) => unreachable) ? 4 : 2;
}
