import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { ExceptionInput, RoomException } from '../closures.ts';

/** Those that hold on some day of a span. */
export async function exceptionsBetween(
  db: Kysely<Database>,
  from: string,
  until: string,
): Promise<(ExceptionInput & { id: string })[]> {
  return db
    .selectFrom('room_exception')
    .select(['id', 'kind', 'room', 'from_day as fromDay', 'until_day as untilDay', 'half', 'label'])
    .where('until_day', '>=', from)
    .where('from_day', '<=', until)
    .where('ended_at', 'is', null)
    .orderBy('pk')
    .execute();
}

/** One that holds. */
export async function exceptionById(db: Kysely<Database>, id: string): Promise<ExceptionInput | undefined> {
  return db
    .selectFrom('room_exception')
    .select(['kind', 'room', 'from_day as fromDay', 'until_day as untilDay', 'half', 'label'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** All there ever were: those to come first, then the past and those taken back, from the latest on. */
export async function allExceptions(db: Kysely<Database>, today: string): Promise<RoomException[]> {
  const rows = await db
    .selectFrom('room_exception')
    .innerJoin('account as creator', 'creator.pk', 'room_exception.created_by')
    .leftJoin('account as ender', 'ender.pk', 'room_exception.ended_by')
    .select([
      'room_exception.id',
      'room_exception.kind',
      'room_exception.room',
      'room_exception.from_day as fromDay',
      'room_exception.until_day as untilDay',
      'room_exception.half',
      'room_exception.label',
      'room_exception.created_at as createdAt',
      'creator.name as createdBy',
      'room_exception.ended_at as endedAt',
      'ender.name as endedBy',
    ])
    .orderBy('room_exception.from_day')
    .orderBy('room_exception.pk')
    .execute();
  const isToCome = ({ untilDay, endedAt }: RoomException) => untilDay >= today && endedAt === null;
  return [...rows.filter(isToCome), ...rows.filter((row) => !isToCome(row)).reverse()];
}
