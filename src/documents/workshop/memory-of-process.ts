import { readFile } from 'node:fs/promises';

/** Megabytes that a process holds in memory; undefined where the system does not tell in Linux' way, or it has ended. */
export async function memoryOfProcess(pid: number | undefined): Promise<number | undefined> {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
