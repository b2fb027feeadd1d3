import { createServer, type Socket } from 'node:net';
import { startOnLoopback } from './loopback.ts';

/** The test file that every scanner takes for malware, put together here so that none takes this file for it. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

export type ClamdBehaviour = 'scans' | 'silent' | 'says-error' | 'hangs-up';

export interface TestClamd {
  /** For CLAMD_URL. */
  url: string;
  /** What it was given, each whole. */
  scanned: Buffer[];
  close(): Promise<void>;
}

/** Speaks clamd's INSTREAM as its manual has it: finds EICAR anywhere, and nothing else. */
export async function startClamd(behaviour: ClamdBehaviour = 'scans', path?: string): Promise<TestClamd> {
  const scanned: Buffer[] = [];
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const content = streamed(received);
      if (content) answer(socket, content);
    });
  });
  const { port, close } = await startOnLoopback(server, path);
  return { url: path ? `unix://${path}` : `tcp://127.0.0.1:${port}`, scanned, close };

  function answer(socket: Socket, content: Buffer): void {
    scanned.push(content);
    if (behaviour === 'silent') return;
    if (behaviour === 'hangs-up') return void socket.destroy();
    if (behaviour === 'says-error') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  }
}

/** @returns what lies between the command and the empty chunk; undefined until that has come */
function streamed(received: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0');
  if (!received.subarray(0, command.length).equals(command)) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
