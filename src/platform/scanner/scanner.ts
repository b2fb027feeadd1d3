/** Looks for malware in what others send. */
export interface Scanner {
  /** @throws ScannerUnavailable when it does not answer, or not as it should: nothing may be kept then */
  isClean(content: Uint8Array): Promise<boolean>;
}

export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}
