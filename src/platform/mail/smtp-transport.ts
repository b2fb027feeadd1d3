import { createTransport } from 'nodemailer';
import { compose } from './compose.ts';
import { MailRefused, type MailTransport } from './mail-transport.ts';

/** How long a server may be silent: well below the time for which a letter is claimed. */
export interface Patience {
  connectMs: number;
  silenceMs: number;
}

const PATIENCE: Patience = { connectMs: 20_000, silenceMs: 60_000 };

/** @param url `smtp://user:password@host:port` or `smtps://…`; STARTTLS is used where the server offers it */
export function smtpTransport(url: string, { connectMs, silenceMs }: Patience = PATIENCE): MailTransport {
  const server = createTransport({
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
  });
  return {
    async send(message, signal) {
      const composed = compose(message);
      try {
        await server.sendMail({ ...composed, ...(signal ? { signal } : {}) });
      } catch (error) {
        throw isForGood(error) ? new MailRefused(error.message, { cause: error }) : error;
      }
    },
    async verify() {
      await server.verify();
      return 'the server answers and knows this account';
    },
    close: () => server.close(),
  };
}

/** A 5xx to the address or the letter itself; to the name or password it is our setting that is wrong, and can be mended. */
function isForGood(error: unknown): error is Error {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const code = Number(error.responseCode);
  return code >= 500 && code < 600 && ['RCPT TO', 'DATA'].includes(String(error.command));
}
