import { Agent, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { drain } from '../../../src/platform/http/drain.ts';
import { ask, openServer, saying } from './open-server.ts';

describe('at the end', () => {
  it('finishes what it is answering and takes nothing new', async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const { server, url } = await openServer({}, async ({ res }) => {
      started.resolve();
      await finish.promise;
      res.end('whole');
      return true;
    });
    const running = ask(url, '/');
    await started.promise;
    const drained = drain(server);
    await expect(ask(url, '/')).rejects.toThrow('ECONNREFUSED');
    finish.resolve();
    expect((await running).body.toString()).toBe('whole');
    await drained;
  });

  it('does not wait for connections that are merely kept open', async () => {
    const { server, url } = await openServer({}, saying('a page'));
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) => request(url, { agent }, (res) => res.resume().on('end', resolve)).end());
    await drain(server);
    expect(server.listening).toBe(false);
    agent.destroy();
  });
});
