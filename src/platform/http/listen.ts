import { BadSetting } from '../config.ts';
import type { Server } from 'node:http';
import type { Config } from '../config.ts';

const WHAT_TO_CHANGE: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ port, host }) =>
    `PORT ${port} on ${host} is in use: set PORT to a free one, or end the other program.`,
  EACCES: ({ port }) => `PORT ${port} is not allowed for this account: set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is not an address of this machine: set HOST to one that is.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not known: set HOST to an address of this machine.`,
};

/**
 * @returns the address in the form of a URL
 * @throws BadSetting when HOST or PORT cannot be had
 */
export async function listen(server: Server, config: Config): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    const say = WHAT_TO_CHANGE[error.code ?? ''];
    reject(say ? new BadSetting(say(config)) : error);
  });
  server.listen(config.port, config.host, () => resolve());
  await promise;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}
