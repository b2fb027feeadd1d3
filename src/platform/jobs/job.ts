/** Recurring work of the portal. It must do no harm when it is done twice, or stopped half-way. */
export interface Job {
  /** Its row in the table `job`; for logs. */
  name: string;
  everyMs: number;
  /**
   * `one`: of all processes on this database one does it, and the others wait until it is due again. `any`: all of
   * them do it, since the work itself is claimed piece by piece.
   */
  processes: 'one' | 'any';
  /** @param signal aborts when the portal stops: end at the next safe point */
  run(signal: AbortSignal): Promise<unknown>;
}
