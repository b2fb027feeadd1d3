import type { Generated } from 'kysely';
import type { IdentityKind } from '../../../readers/account.ts';
import type { DeliveryCondition, Half, SeatClass, VisitItemState, VisitState } from '../../../visits/states.ts';

/** One reader, or one group, in one room for one half-day. */
export interface VisitTable {
  pk: Generated<number>;
  /** Random, in addresses. */
  id: string;
  /** Read aloud and printed; unguessable. Handed out when the visit is requested. */
  number: string | null;
  /** Who booked, for a group its leader. */
  account_pk: number;
  state: VisitState;
  /** Counts writes; whoever writes with an old one is told so (409). */
  version: number;
  language: 'vi' | 'en';
  /** Codes of content/policy/visits.yaml. */
  room: string;
  seat_class: SeatClass;
  /** `YYYY-MM-DD`, Việt Nam's time. */
  day: string;
  half: Half;
  /** Seats taken: 1, or a group's size. */
  party_size: number;
  party_name: string | null;
  /** Code of content/policy/requests.yaml; null while held. */
  purpose: string | null;
  subject: string;
  note: string;
  /** Until when a seat is held while the form is being filled in; null once requested. ISO 8601 UTC. */
  held_until: string | null;
  /** Names the set of content/policy/visits.yaml under which it was booked. */
  policy_from: string;
  created_at: string;
  changed_at: string;
  requested_at: string | null;
  confirmed_at: string | null;
  /** Null where a rule confirmed it. */
  confirmed_by: number | null;
  /** At the desk: which papers were shown, to whom, when; the number is not copied. */
  arrived_at: string | null;
  arrived_by: number | null;
  identity_kind: IdentityKind | null;
  /** ISO 3166-1 alpha-2, asked at the desk; null until then. */
  nationality: string | null;
  completed_at: string | null;
  completed_by: number | null;
  ended_at: string | null;
  /** Told to the reader, where staff declined or cancelled. */
  reason: string | null;
  /** The visit it was moved from. */
  moved_from_pk: number | null;
  /** Held once however often the button is pressed. */
  submission_key: string | null;
}

/**
 * A seat that is taken in a session: one row for each, and never two (unique key over day, half, room and seat).
 * Rows go when the seat is free again.
 */
export interface SeatOccupancyTable {
  day: string;
  half: Half;
  room: string;
  seat_class: SeatClass;
  /** From 1, within room and class. */
  seat: number;
  visit_pk: number;
  /** As in the visit: a hold that ran out no longer counts, and whoever wants its seat ends it. */
  held_until: string | null;
}

/** Who wants a seat in a session that is full, in order of `pk`. */
export interface VisitWaitTable {
  pk: Generated<number>;
  id: string;
  account_pk: number;
  room: string;
  seat_class: SeatClass;
  day: string;
  half: Half;
  created_at: string;
  /** The visit that was held for them when a seat came free. */
  offered_visit_pk: number | null;
  ended_at: string | null;
}

/** A day or half-day on which a room differs from the week's usual: closed, or open though it would not be. */
export interface RoomExceptionTable {
  pk: Generated<number>;
  id: string;
  /** Null for every room. */
  room: string | null;
  from_day: string;
  until_day: string;
  /** Null for both. */
  half: Half | null;
  kind: 'closed' | 'open';
  /** Told to readers. */
  label: string;
  created_by: number;
  created_at: string;
  /** Taken back: the row stays as history. */
  ended_by: number | null;
  ended_at: string | null;
}

/** A file that a reader wants in a visit. */
export interface VisitItemTable {
  pk: Generated<number>;
  id: string;
  /** The visit it is for now; what is kept on the shelf moves on with its reader. */
  visit_pk: number;
  position: number;
  /** Public id of the record, and of the unit in the stack that must be fetched for it (record-facts.ts). */
  record_id: string;
  unit_id: string;
  /** As of the booking: title as the reader may see it, reference code, stack address. JSON. */
  snapshot: string;
  /** Stack address as a sortable key: pull lists walk along the shelves. */
  stack_order: string;
  /** Why the paper is wanted though there is a digital copy. */
  reason: string;
  /** access_grant.id by which it may be used; null for what is open to all. */
  grant_id: string | null;
  state: VisitItemState;
  version: number;
  /** Of the slip: handed out at the first print. */
  slip_number: string | null;
  slip_prints: number;
  slip_printed_at: string | null;
  /** Why it could not be had, in words; told to the reader. */
  trouble: string | null;
  /** 1 from the moment its unit leaves its place in the stack until it is back: for one item at a time (unique key). */
  out_of_stack: number;
  /** Last day on which it is kept on the shelf for its reader. */
  keep_until: string | null;
  changed_at: string;
}

/**
 * A unit in a reader's hands: from its issue to its return. At most one without a return for each unit (unique key).
 * What was counted stays; a mistake is mended by a correction (register_correction).
 */
export interface DeliveryTable {
  pk: Generated<number>;
  id: string;
  item_pk: number;
  visit_pk: number;
  account_pk: number;
  record_id: string;
  unit_id: string;
  issued_at: string;
  /** `issued_at` as a day in Việt Nam: what registers and figures go by. */
  issued_on: string;
  issued_by: number;
  /** The reader said so too, at the desk or by their signature on the slip. */
  reader_took: number;
  sheets_out: number;
  pages: number;
  drawings: number;
  condition_out: DeliveryCondition;
  note_out: string;
  returned_at: string | null;
  returned_by: number | null;
  reader_gave_back: number | null;
  sheets_back: number | null;
  condition_back: DeliveryCondition | null;
  note_back: string | null;
}

/** What happened to a visit or one of its items, in order; written in the transaction that did it, only ever added to. */
export interface VisitEventTable {
  pk: Generated<number>;
  visit_pk: number;
  item_pk: number | null;
  action: string;
  from_state: string | null;
  to_state: string | null;
  /** Null for the system. */
  actor_pk: number | null;
  at: string;
  /** JSON: ids and codes. */
  data: string;
}

export interface ReaderCardTable {
  pk: Generated<number>;
  id: string;
  /** Printed, and in its QR. */
  number: string;
  account_pk: number;
  issued_on: string;
  issued_by: number;
  valid_until: string;
  prints: number;
  /** Lost, or handed back: it opens nothing any more. */
  ended_at: string | null;
  ended_by: number | null;
}

/** A mistake in a register is mended by an entry that names the wrong one, which stays. */
export interface RegisterCorrectionTable {
  pk: Generated<number>;
  id: string;
  register: 'visits' | 'deliveries' | 'copies';
  /** visit.id, delivery.id or copy_order_line.id. */
  entry_id: string;
  /** `{field: [before, after]}`, JSON. */
  changes: string;
  reason: string;
  corrected_by: number;
  corrected_at: string;
}
