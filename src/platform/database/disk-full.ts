const SQLITE_FULL = 13;
/** Of the file system, and PostgreSQL's disk_full. */
const CODES = ['ENOSPC', 'EDQUOT', '53100'];

/** Whether something could not be written because there is no room left on the disk. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_FULL) return true;
  return 'code' in error && CODES.includes(String(error.code));
}
