import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { startOnLoopback } from './loopback.ts';

export interface ReceivedMail extends Email {
  /** As the envelope said, apart from what the letter says of itself. */
  envelopeTo: string[];
  source: string;
}

export interface TestMailServer {
  /** For SMTP_URL. */
  url: string;
  received: ReceivedMail[];
  close(): Promise<void>;
}

/** How a server may behave, other than taking every letter. */
export type Behaviour =
  | { kind: 'takes' }
  /** Says this code to every address. */
  | { kind: 'refuses'; code: number }
  /** Never says a word. */
  | { kind: 'hangs' }
  /** Takes the whole letter, and is gone before it says so; from the second try on it stays. */
  | { kind: 'drops-after-data' };

/** A real mail server on a loopback port that nobody used. */
export async function startMailServer(behaviour: Behaviour = { kind: 'takes' }): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  let drops = behaviour.kind === 'drops-after-data' ? 1 : 0;
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onConnect: (_session, answer) => void (behaviour.kind === 'hangs' || answer()),
    onRcptTo(_address, _session, answer) {
      if (behaviour.kind !== 'refuses') return answer();
      answer(Object.assign(new Error('not here'), { responseCode: behaviour.code }));
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks);
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(source).then((email) => {
          received.push({ ...email, envelopeTo, source: source.toString() });
          if (drops-- > 0) listening.hangUp();
          else answer();
        });
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  const listening = await startOnLoopback(server.server);
  return { url: `smtp://127.0.0.1:${listening.port}`, received, close: () => listening.close() };
}
