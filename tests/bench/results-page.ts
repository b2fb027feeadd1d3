import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ended } from '../harness/postgres.ts';

const SERVER = fileURLToPath(new URL('./results-page-server.ts', import.meta.url));

export interface ResultsPages {
  /** `http://127.0.0.1:…` */
  url: string;
  stop(): Promise<void>;
}

/** The built pages on a data folder, in a process of their own, each search answered once and kept. */
export async function serveResults(dataDir: string): Promise<ResultsPages> {
  const server = fork(SERVER, { env: { ...process.env, DATA_DIR: dataDir, PORT: '0' }, silent: true });
  server.stdout?.resume();
  server.stderr?.resume();
  const url = await new Promise<string>((resolve, reject) => {
    server.once('message', (address) => resolve(String(address)));
    server.once('exit', (code) => reject(new Error(`The server of results pages ended with ${code}`)));
  });
  return { url, stop: () => ended(server, 'SIGTERM') };
}
