import type { Server, Socket } from 'node:net';

export interface Listening {
  port: number;
  /** Ends every connection there is, in the middle of whatever it is at. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Lets a server listen on a loopback port that nobody used, or on a socket of the file system. */
export async function startOnLoopback(server: Server, path?: string): Promise<Listening> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => {
    if (path) server.listen(path, resolve);
    else server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    hangUp,
    async close() {
      hangUp();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
