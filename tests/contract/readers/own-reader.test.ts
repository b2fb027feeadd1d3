import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import { openPeopleRoom, refusal, value, type PeopleRoom } from './people-room.ts';

describe.each(DATABASES)('%s: the account that a colleague has as a reader', (kind) => {
  let room: PeopleRoom;
  beforeEach(async () => void (room = await openPeopleRoom(kind)));
  afterEach(() => room.close());

  it('is known by its address, where the administrator says it, until it is erased', async () => {
    const { people } = room;
    const boss = await room.colleague('administrator');
    const canh = await room.colleague('archivist');
    const huong = await room.reader('huong@thu.example');
    const known = async () => {
      const all = value(await people.colleagues(boss.actor));
      const { actor } = await canh.visitor();
      return [all.find(({ id }) => id === canh.id)?.ownReader, actor.kind === 'staff' ? actor.ownReaderPk : undefined];
    };
    expect(await known()).toEqual([null, undefined]);
    for (const nobody of ['nobody@thu.example', boss.email]) {
      expect(refusal(await people.setOwnReader(boss.actor, canh.id, nobody)).code).toBe('no-reader');
    }
    value(await people.setOwnReader(boss.actor, canh.id, ' HUONG@thu.example '));
    const pk = 'pk' in huong.actor ? huong.actor.pk : 0;
    expect(await known()).toEqual([huong.email, pk]);
    expect(await room.audited(canh.id)).toContain('staff.own-reader');
    value(await people.setOwnReader(boss.actor, canh.id, ''));
    expect(await known()).toEqual([null, undefined]);
    value(await people.setOwnReader(boss.actor, canh.id, huong.email));
    value(await people.erase(boss.actor, huong.id));
    expect(await known()).toEqual([null, undefined]);
  });
});
