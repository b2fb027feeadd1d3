import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import type { Difference } from '../statistics/statistics.ts';
import { verifyFigures } from '../statistics/verify.ts';
import { WrongUsage, type Command } from './command.ts';

/** Counts again what happened and compares it with every figure. */
export const command: Command = {
  summary: 'verify that the figures are what happened',
  help: `Usage: phong-doc stats verify [--json]

Counts visits, hand-overs, copies and authentications again, from what was written when they happened and from the
corrections since, and names every figure that says something else. Nothing is changed. The portal may run meanwhile.

Use on line is left out: of it nothing is kept but its figures.

Exit code: 0 the figures are right · 1 some are not, and are listed · 2 wrong usage · 4 the database does not answer

With --json: {"ok", "figures", "differences": [{"day", "measure", "purpose", "isForeign", "counted", "happened"}]}`,
  json: true,
  async run(args, context) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    if (positionals.join(' ') !== 'verify') throw new WrongUsage('Say what to do: phong-doc stats verify.');
    const db = await openDatabase(readConfig(context.env));
    try {
      const { figures, differences } = await verifyFigures(db);
      for (const difference of differences) context.warn(say(difference));
      const isRight = differences.length === 0;
      context.print(isRight ? `${figures} figures, all as it happened.` : `${differences.length} differences.`);
      context.result({ ok: isRight, figures, differences });
      return isRight ? 0 : 1;
    } finally {
      await db.destroy();
    }
  },
};

function say({ day, measure, purpose, isForeign, counted, happened }: Difference): string {
  const whose = [purpose === '' ? 'no purpose' : purpose, ...(isForeign ? ['from abroad'] : [])].join(', ');
  return `${day}, ${measure} (${whose}): the figures say ${counted}, what happened adds up to ${happened}.`;
}
