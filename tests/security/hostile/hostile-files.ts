import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { HOSTILE_PATTERNS } from './hostile-patterns.ts';
import { hostileTables } from './hostile-tables.ts';
import { aid, hostileXml } from './hostile-xml.ts';

/** One file that is broken, or made to do harm, and what becomes of it. */
export interface HostileFile {
  name: string;
  make(path: string): Promise<unknown>;
  /** What the report says of it; any line will do where it is undefined. */
  reason?: RegExp | undefined;
  /** The line that the report names, where that makes sense. */
  line?: number | undefined;
  /** Records that are taken all the same, or at least and at most so many. */
  records: number | [number, number];
}

/**
 * @param trap an address that must never be asked
 * @param secretFile a file beside the finding aids that must never be read
 */
export function hostileFiles(trap: string, secretFile: string): HostileFile[] {
  return [
    ...hostileXml(trap, secretFile),
    ...hostileTables(trap, secretFile),
    ...HOSTILE_PATTERNS,
    ...NO_FILES,
    ...ODD_NAMES,
  ];
}

/** Things in a folder that are no files, or no longer there. */
const NO_FILES: HostileFile[] = [
  { name: 'folder.xml/inside.bin', make: (path) => writeFile(path, '\0\u0001'), records: 0, reason: /passed over/ },
  {
    name: 'round/and/round',
    make: (path) => symlink('../..', path),
    records: 0,
    reason: /folder that is read already/,
  },
  { name: 'itself.xml', make: (path) => symlink('itself.xml', path), records: 0, reason: /leads to itself/ },
  {
    name: 'nowhere.xml',
    make: (path) => symlink('there-is-no-such-file.xml', path),
    records: 0,
    reason: /leads nowhere/,
  },
  {
    name: 'pipe.xml',
    make: async (path) => execFileSync('mkfifo', [path]),
    records: 0,
    reason: /Neither a file nor a folder/,
  },
  // Reading a process's memory from its start fails for whoever asks, root too.
  {
    name: 'unreadable.xml',
    make: (path) => symlink('/proc/self/mem', path),
    records: 0,
    reason: /cannot be read from its disk|may not read/,
  },
  { name: 'socket.xml', make: listenOn, records: 0, reason: /Neither a file nor a folder/ },
  { name: 'zero.xml', make: (path) => symlink('/dev/zero', path), records: 0, reason: /Neither a file nor a folder/ },
  { name: '~$khoa.xlsx', make: (path) => writeFile(path, 'lock'), records: 0, reason: /lock file/ },
];

const ODD_NAMES: HostileFile[] = [
  { name: 'dòng\nmới.xml', make: (path) => writeFile(path, aid('newline')), records: 2 },
  { name: '"><img src=x onerror=alert(1)>.xml', make: (path) => writeFile(path, aid('markup')), records: 2 },
  { name: "'; drop table record; --.xml", make: (path) => writeFile(path, aid('sql')), records: 2 },
  { name: '-rf --json.xml', make: (path) => writeFile(path, aid('option')), records: 2 },
  { name: '\u001b[31mred\u202etxt.xml', make: (path) => writeFile(path, `${aid('escape')}<`), records: 0, reason: /./ },
];

/** Left open until the process ends. */
async function listenOn(path: string): Promise<void> {
  const server = createServer();
  server.unref();
  await new Promise<void>((resolve) => server.listen(path, resolve));
}

/** Writes them all beneath a folder. */
export async function writeAll(folder: string, files: readonly HostileFile[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(folder, file.name)), { recursive: true });
    await file.make(join(folder, file.name));
  }
}
