import { describe, expect, it } from 'vitest';
import { placeOptions, readPlace, roomName } from '../../../../src/views/room/rooms.ts';
import type { RoomRules } from '../../../../src/visits/policy.ts';

const MAIN: RoomRules = {
  code: 'main',
  label: { vi: 'Phòng đọc chung', en: 'Main reading room' },
  place: { vi: 'Tầng 1', en: 'Ground floor' },
  seats: { standard: 16, computer: 4 },
  sessions: { 1: ['morning'] },
};
const rules = { rooms: [MAIN] };

describe('the choice of a room and a kind of seat', () => {
  it('offers what the rules have, and reads back what it offers', () => {
    const values = placeOptions('vi', rules).map(({ value }) => value);
    expect(values).toEqual(['main/standard', 'main/computer']);
    expect(values.map((value) => readPlace(value, rules.rooms))).toEqual([
      { room: 'main', seatClass: 'standard' },
      { room: 'main', seatClass: 'computer' },
    ]);
  });

  it.each(['', 'main', 'main/camera', 'main/throne', 'attic/standard', 'main/standard '])(
    'reads nothing out of “%s”',
    (typed) => {
      expect(readPlace(typed, rules.rooms)).toBeUndefined();
    },
  );

  it('names a room that is gone by its code', () => {
    expect(roomName('en', rules, 'main')).toBe('Main reading room');
    expect(roomName('en', rules, 'attic')).toBe('attic');
  });
});
