import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { RoomRules, VisitRules } from '../../visits/policy.ts';
import { HALVES, SEAT_CLASSES, type SeatClass } from '../../visits/states.ts';
import type { Option } from '../form/option.ts';

/** A room's name; its code where the rules of today no longer know it. */
export function roomName(lang: Lang, rules: Pick<VisitRules, 'rooms'>, code: string): string {
  return rules.rooms.find((room) => room.code === code)?.label[lang] ?? code;
}

export function halfOptions(lang: Lang): Option[] {
  return HALVES.map((value) => ({ value, text: t(lang).room.states.halves[value] }));
}

export function roomOptions(lang: Lang, rules: Pick<VisitRules, 'rooms'>): Option[] {
  return rules.rooms.map(({ code, label }) => ({ value: code, text: label[lang] }));
}

/** Every kind of seat of every room, as one choice: `main/standard`. */
export function placeOptions(lang: Lang, rules: Pick<VisitRules, 'rooms'>): Option[] {
  const { seatClasses } = t(lang).room.states;
  return rules.rooms.flatMap(({ code, label, seats }) =>
    SEAT_CLASSES.filter((seatClass) => seats[seatClass] !== undefined).map((seatClass) => ({
      value: `${code}/${seatClass}`,
      text: `${label[lang]}: ${seatClasses[seatClass]}`,
    })),
  );
}

/** @returns undefined for what is no choice of `placeOptions` */
export function readPlace(
  text: string,
  rooms: readonly RoomRules[],
): { room: string; seatClass: SeatClass } | undefined {
  const [room = '', seatClass = ''] = text.split('/');
  const known = SEAT_CLASSES.find((each) => each === seatClass);
  const seats = rooms.find(({ code }) => code === room)?.seats;
  return known && seats?.[known] !== undefined ? { room, seatClass: known } : undefined;
}
