import type { Kysely } from 'kysely';
import type { Catalogue } from './catalogue/catalogue.ts';
import { digitisedFiles } from './catalogue/storage/digitised-files.ts';
import { shelfOfFonds } from './catalogue/storage/shelf.ts';
import { wholeHoldings } from './catalogue/storage/whole-holdings.ts';
import { loadCopyPolicy } from './copies/load-policy.ts';
import type { Database } from './platform/database/schema.ts';
import type { Config } from './platform/config.ts';
import type { Job } from './platform/jobs/job.ts';
import { dayInVietnam } from './platform/vietnam-time.ts';
import type { Room } from './requests/room.ts';
import { createStatistics } from './statistics/create-statistics.ts';
import { createOnlineUse, type OnlineUse } from './statistics/online/online-use.ts';
import { createRegisters } from './statistics/registers/create-registers.ts';
import type { Registers } from './statistics/registers/register.ts';
import type { Statistics } from './statistics/statistics.ts';
import { noteHeld } from './statistics/storage/held.ts';

const MINUTE_MS = 60_000;

export interface OpenedStatistics {
  statistics: Statistics;
  registers: Registers;
  onlineUse: OnlineUse;
  jobs: Job[];
}

/**
 * Puts figures and registers together.
 * @param requests what access requests work with: purposes are called as they call them
 * @throws BadContent naming the policy file and the key
 */
export function openStatistics(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir'>,
  { catalogue, requests }: { catalogue: Catalogue; requests: Pick<Room, 'policy' | 'now'> },
): OpenedStatistics {
  const { now } = requests;
  const copyPolicy = loadCopyPolicy(config.contentDir);
  const labels = (day: string) => ({
    purposes: requests.policy.on(day).purposes,
    copyKinds: copyPolicy.on(day).kinds,
  });
  const onlineUse = createOnlineUse(db, now);
  const noteHoldings = async () => {
    const { fonds, files, described, online, pages } = await catalogue.holdings();
    const whole = await wholeHoldings(db);
    await noteHeld(db, dayInVietnam(now()), {
      fonds,
      files,
      described,
      online,
      centimetres: await shelfOfFonds(db, 'public'),
      'online-files': await digitisedFiles(db, 'open'),
      'online-pages': pages,
      'all-fonds': whole.fonds,
      'all-centimetres': whole.centimetres,
      'all-files': whole.files,
      'all-digitised': whole.digitised,
      'all-pages': whole.pages,
    });
  };
  return {
    statistics: createStatistics(db, now),
    registers: createRegisters(db, { now, labels }),
    onlineUse,
    jobs: [
      { name: 'online-use', everyMs: MINUTE_MS, processes: 'any', run: () => onlineUse.flush() },
      { name: 'holdings', everyMs: 360 * MINUTE_MS, processes: 'one', run: noteHoldings },
    ],
  };
}
