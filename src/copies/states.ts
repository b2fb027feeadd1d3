/** The states of a copy order. Which action leads where: transitions.ts. */
export const COPY_ORDER_STATES = [
  'draft',
  'submitted',
  'quoted',
  'accepted',
  'paid',
  'waived',
  'in-production',
  'delivered',
  'closed',
  'declined',
  'expired',
  'cancelled',
  'refunded',
] as const;
export type CopyOrderState = (typeof COPY_ORDER_STATES)[number];

/** While the archive owes something. */
export const RUNNING: readonly CopyOrderState[] = ['submitted', 'paid', 'waived', 'in-production'];
