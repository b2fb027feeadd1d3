const SQLITE_FULL = 13;
/** SQLITE_IOERR_SHMSIZE: the memory that its processes share is a file beside the catalogue, made when it is opened. */
const SQLITE_NO_ROOM_TO_OPEN = 4874;
/** Of the file system, and PostgreSQL's disk_full. */
const CODES = ['ENOSPC', 'EDQUOT', '53100'];

/** Whether something could not be written because there is no room left on the disk. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const errcode = 'errcode' in error ? Number(error.errcode) : 0;
  if ((errcode & 0xff) === SQLITE_FULL || errcode === SQLITE_NO_ROOM_TO_OPEN) return true;
  return 'code' in error && CODES.includes(String(error.code));
}
