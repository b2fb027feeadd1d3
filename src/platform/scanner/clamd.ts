import { connect, type Socket } from 'node:net';
import { ScannerUnavailable, type Scanner } from './scanner.ts';

const CHUNK_BYTES = 64 * 1024;
const PATIENCE_MS = 30_000;
/** An answer is a line. */
const LONGEST_ANSWER = 4_096;

/**
 * ClamAV's daemon, by INSTREAM: what is looked at goes over the socket, so it need not be on the same machine.
 * @param url `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`
 */
export function clamd(url: string, patienceMs = PATIENCE_MS): Scanner {
  const { protocol, hostname, port, pathname } = new URL(url);
  const target =
    protocol === 'unix:'
      ? { path: decodeURIComponent(pathname) }
      : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
  return {
    async isClean(content) {
      const answer = await ask(connect(target), content, patienceMs);
      if (/^stream: OK$/.test(answer)) return true;
      if (/^stream: .+ FOUND$/.test(answer)) return false;
      throw new ScannerUnavailable(`clamd says: ${answer.slice(0, 200)}`);
    },
  };
}

/** @returns what it said, without the zero byte at the end */
function ask(socket: Socket, content: Uint8Array, patienceMs: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const fail = (reason: string) => reject(new ScannerUnavailable(`clamd ${reason}`));
  const timer = setTimeout(() => fail('does not answer in time'), patienceMs);
  let said = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    said += text;
    if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')));
    else if (said.length > LONGEST_ANSWER) fail('talks without end');
  });
  socket.on('error', ({ message }) => fail(`does not answer: ${message}`));
  socket.on('close', () => fail('ended without an answer'));
  socket.on('connect', () => {
    socket.write('zINSTREAM\0');
    for (let at = 0; at < content.length; at += CHUNK_BYTES) {
      const chunk = content.subarray(at, at + CHUNK_BYTES);
      socket.write(length(chunk.length));
      socket.write(chunk);
    }
    socket.write(length(0));
  });
  return promise.finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}

function length(bytes: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(bytes);
  return four;
}
