/** What readers may do by how well the archive knows them (content/policy/accounts.yaml explains each). */
export const READER_RIGHTS = ['read-conditional', 'read-closed'] as const;
export type ReaderRight = (typeof READER_RIGHTS)[number];
