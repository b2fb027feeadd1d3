import { createInterface } from 'node:readline';
import { readConfig } from '../../../../src/platform/config.ts';
import { openDatabase } from '../../../../src/platform/database/open-database.ts';
import type { StaffActor } from '../../../../src/readers/actor.ts';
import { createDelivery } from '../../../../src/visits/delivery/create-delivery.ts';
import { counterRoom } from './counter.ts';

/**
 * Run as a process of its own, against others: a second desk. Says `ready`, then for each line with an array of calls
 * does them all at once and answers with a line of their results. The environment names the database and the time.
 */
export interface DeskCall {
  what: 'pull' | 'shelve' | 'issue' | 'giveBack' | 'reshelve' | 'drop';
  actor: Omit<StaffActor, 'roles'> & { roles: string[] };
  itemId: string;
  input: { version: number } & Record<string, unknown>;
}

const db = await openDatabase(readConfig(process.env));
const delivery = createDelivery(counterRoom(db, () => new Date(process.env.RACE_NOW ?? '')));

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const results = await Promise.all((JSON.parse(line) as DeskCall[]).map(make));
  process.stdout.write(`${JSON.stringify(results)}\n`);
}
await db.destroy();

function make({ what, actor, itemId, input }: DeskCall): Promise<unknown> {
  return delivery[what]({ ...actor, roles: new Set(actor.roles) } as StaffActor, itemId, input as never);
}
