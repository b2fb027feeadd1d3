import type { Generated } from 'kysely';
import type { CopyOrderState } from '../../../copies/states.ts';

/** An order of copies, authenticated or not. */
export interface CopyOrderTable {
  pk: Generated<number>;
  /** Random, in addresses. */
  id: string;
  /** Read aloud and printed; handed out when it is sent. Unguessable. */
  number: string | null;
  account_pk: number;
  state: CopyOrderState;
  version: number;
  language: 'vi' | 'en';
  /** The form as typed so far (CopyForm), JSON. After sending it is what was sent. */
  form: string;
  purpose: string | null;
  note: string;
  created_at: string;
  changed_at: string;
  submitted_at: string | null;
  /** Last day of the legal time, `YYYY-MM-DD`. */
  due_on: string | null;
  time_limit: 'copy' | 'conditional' | null;
  /** CopyQuote, JSON: each line with its amount, frozen with the tariff it came from. */
  quote: string | null;
  /** Whole đồng; null where the table of fees does not say. */
  total_dong: number | null;
  quote_valid_until: string | null;
  /** Code of content/policy/fees.yaml, and why. */
  exemption: string | null;
  exemption_reason: string | null;
  accepted_at: string | null;
  /** Paid at the desk, or waived. */
  settled_at: string | null;
  settled_by: number | null;
  payment_method: string | null;
  payment_receipt: string | null;
  /** Whole đồng, as the receipt says. */
  paid_dong: number | null;
  /** Handed over; `delivered_on` as a day in Việt Nam: what registers and figures go by. */
  delivered_at: string | null;
  delivered_on: string | null;
  delivered_by: number | null;
  link_until: string | null;
  ended_at: string | null;
  /** Told to the reader, where it was declined or cancelled. */
  reason: string | null;
  submission_key: string | null;
}

export interface CopyOrderLineTable {
  pk: Generated<number>;
  id: string;
  order_pk: number;
  position: number;
  record_id: string;
  unit_id: string;
  /** Title as the reader may see it, reference code, address. JSON. */
  snapshot: string;
  /** access_grant.id by which it may be copied; null for what is open to all. */
  grant_id: string | null;
  /** Sheets or pages, as written on them: "12", "12v". */
  from_page: string;
  to_page: string;
  pages: number;
  /** Code of content/policy/fees.yaml. */
  kind: string;
  copies: number;
  authenticated: number;
  /** Number in the register of authentications, given when it is delivered. */
  authentication_number: string | null;
}

/** A file made for a download: outside the web root under a random name. */
export interface CopyFileTable {
  pk: Generated<number>;
  id: string;
  line_pk: number;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  stored_as: string;
  added_by: number;
  added_at: string;
}

/** What happened to an order, in order; only ever added to. */
export interface CopyEventTable {
  pk: Generated<number>;
  order_pk: number;
  action: string;
  from_state: string | null;
  to_state: string | null;
  actor_pk: number | null;
  at: string;
  data: string;
}
