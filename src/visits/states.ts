/** The states of the two machines (DESIGN.md §7). Which action leads where: transitions.ts. */
export type VisitState =
  | 'held'
  | 'released'
  | 'requested'
  | 'confirmed'
  | 'arrived'
  | 'completed'
  | 'declined'
  | 'cancelled-by-reader'
  | 'cancelled-by-staff'
  | 'moved'
  | 'no-show';

/** Those that take a seat. */
export const SEATED = ['held', 'requested', 'confirmed', 'arrived'] as const satisfies readonly VisitState[];

export type VisitItemState =
  | 'planned'
  | 'to-pull'
  | 'pulled'
  | 'on-shelf'
  | 'issued'
  | 'returned'
  | 'reshelved'
  | 'not-found'
  | 'unfit'
  | 'in-use'
  | 'withheld'
  | 'cancelled';

/** Half a day, as reading rooms open. */
export const HALVES = ['morning', 'afternoon'] as const;
export type Half = (typeof HALVES)[number];

export const SEAT_CLASSES = ['standard', 'large-table', 'camera', 'listening', 'computer'] as const;
export type SeatClass = (typeof SEAT_CLASSES)[number];

/** How a unit looked when it went over the counter. */
export const DELIVERY_CONDITIONS = ['good', 'worn', 'damaged'] as const;
export type DeliveryCondition = (typeof DELIVERY_CONDITIONS)[number];
