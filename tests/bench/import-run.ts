import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const COMMAND = fileURLToPath(new URL('../../bin/phong-doc.mjs', import.meta.url));

/** What `import --json` says, as far as the bench reads it. */
export interface ImportReport {
  records: { added: number; changed: number; refused: number };
  pages: { added: number };
  seconds: number;
  recordsPerSecond: number;
  peakRssMb: number;
  problems: { file: string; reason: string }[];
}

/** Imports as an archivist would: the command, in a process of its own, until everything is searchable. */
export async function importFolders(folders: string[], env: Record<string, string>): Promise<ImportReport> {
  const child = promisify(execFile)(process.execPath, [COMMAND, 'import', ...folders, '--json'], {
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 30,
  });
  const { stdout } = await child.catch((error: { code?: number; stdout: string; stderr: string }) => {
    // 1: done, with input refused and listed, as real finding aids have it.
    if (error.code === 1) return error;
    throw new Error(`import ended with ${error.code}: ${error.stderr}`);
  });
  return JSON.parse(stdout) as ImportReport;
}
