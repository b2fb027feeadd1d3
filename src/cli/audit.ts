import { parseArgs } from 'node:util';
import { verifyAudit, type AuditFault } from '../platform/audit/verify-audit.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { WrongUsage, type Command } from './command.ts';

const FAULTS: Record<AuditFault['kind'], (seq: number) => string> = {
  changed: (seq) => `Entry ${seq} is not what was written, or is not where it was noted.`,
  gap: (seq) => `Entries before ${seq} are missing.`,
  broken: (seq) => `Entry ${seq} does not follow the one before it.`,
  cut: (seq) => `Entries up to ${seq} are missing at the end.`,
  added: (seq) => `From entry ${seq} on there is something that the portal did not write.`,
};

/** Proves that nobody has changed what the log says, or names the places. */
export const command: Command = {
  summary: 'verify that the audit log is whole and unchanged',
  help: `Usage: phong-doc audit verify [--expect NUMBER:HASH] [--json]

Works out every entry's hash again, in order, and says where an entry was changed, left out, put in or cut off. The
portal may run meanwhile. The last line names the end of the log as NUMBER:HASH: note it outside this machine, and give
it to --expect later, to be shown too that the log was not written anew as a whole.

Exit code: 0 the log is whole · 1 it is not, and the places are listed · 2 wrong usage · 4 the database does not answer

With --json: {"ok", "entries", "faults": [{"seq", "kind", "says"}], "end"}`,
  json: true,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { expect: { type: 'string' } },
    });
    if (positionals.join(' ') !== 'verify') throw new WrongUsage('Say what to do: phong-doc audit verify.');
    const expected = values.expect === undefined ? undefined : readEnd(values.expect);
    const db = await openDatabase(readConfig(context.env));
    try {
      const { entries, faults, head } = await verifyAudit(db, expected, context.signal);
      const end = `${head.seq}:${head.hash}`;
      const said = faults.map(({ seq, kind }) => ({ seq, kind, says: FAULTS[kind](seq) }));
      for (const { says } of said) context.warn(says);
      context.print(faults.length === 0 ? `${entries} entries, whole and unchanged.` : `${entries} entries looked at.`);
      context.print(`End: ${end}`);
      context.result({ ok: faults.length === 0, entries, faults: said, end });
      return faults.length === 0 ? 0 : 1;
    } finally {
      await db.destroy();
    }
  },
};

function readEnd(text: string): { seq: number; hash: string } {
  const parts = /^(\d{1,15}):([0-9a-f]{64}|)$/.exec(text);
  if (!parts) throw new WrongUsage('--expect takes what an earlier audit verify printed behind "End:".');
  return { seq: Number(parts[1]), hash: parts[2] ?? '' };
}
