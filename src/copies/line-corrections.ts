/**
 * What of a delivered line may be mended, by the names of its columns (`copy_order_line`). `void`: it was never handed
 * over, so nothing of it counts.
 */
export interface LineCorrections {
  pages?: number;
  copies?: number;
  /** 1 or 0. */
  authenticated?: number;
  void?: boolean;
}

export const LINE_FIELDS: readonly string[] = [
  'pages',
  'copies',
  'authenticated',
  'void',
] satisfies (keyof LineCorrections)[];
