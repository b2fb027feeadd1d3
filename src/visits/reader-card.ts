export interface ReaderCard {
  id: string;
  /** Printed, and in its QR: `TD-2026-XXXX-XXXX`. */
  number: string;
  /** Account id, and the name that is printed. */
  readerId: string;
  reader: string;
  issuedOn: string;
  /** Last day. */
  validUntil: string;
  isValid: boolean;
  /** How often it was printed. */
  prints: number;
  /** ISO 8601 UTC; null unless it was lost or handed back. */
  endedAt: string | null;
}
