import { readConfig } from '../../../../src/platform/config.ts';
import { openDatabase } from '../../../../src/platform/database/open-database.ts';
import type { StaffActor } from '../../../../src/readers/actor.ts';
import { createDelivery } from '../../../../src/visits/delivery/create-delivery.ts';
import { value } from '../../requests/request-room.ts';
import { counterRoom, plantItem, step, STEPS } from './counter.ts';
import type { DeskCall } from './racer.ts';

/**
 * Run as a process of its own: takes one file after another from the stack to its reader and back, several at once,
 * until it is killed. Says each step that was done. Its one argument names who takes part.
 */
interface Cast {
  desk: DeskCall['actor'];
  visitPks: number[];
  /** By visit: each walks with files of its own. */
  records: { id: string; unitId: string }[][];
}

const cast = JSON.parse(process.argv[2] ?? '') as Cast;
const desk = { ...cast.desk, roles: new Set(cast.desk.roles) } as StaffActor;
const db = await openDatabase(readConfig(process.env));
const room = counterRoom(db, () => new Date());
const counter = { db, room, delivery: createDelivery(room) };

async function oneAfterAnother(visitPk: number, records: readonly { id: string; unitId: string }[]): Promise<never> {
  for (let at = 0; ; at++) {
    const record = () => Promise.resolve(records[at % records.length]!);
    const itemId = await plantItem({ db, room, record }, { pk: visitPk }, '');
    for (const name of STEPS.filter((one) => one !== 'keep')) {
      value(await step(counter, desk, itemId, name));
      process.stdout.write(`${name}\n`);
    }
  }
}

process.stdout.write('begun\n');
await Promise.all(cast.visitPks.map((pk, at) => oneAfterAnother(pk, cast.records[at] ?? [])));
