/** One letter, ready to go. */
export interface MailMessage {
  from: { name: string; address: string };
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets. The same at every try, so that a letter that came twice is known for one. */
  messageId: string;
  date: Date;
}

/** Where letters go: to a server, or into a folder. */
export interface MailTransport {
  /**
   * @param signal aborts what takes too long while the portal stops
   * @throws MailRefused, or what the network said: try again later
   */
  send(message: MailMessage, signal?: AbortSignal): Promise<void>;
  /** Looks whether letters can go, without sending one. @returns what it found, in a line */
  verify(): Promise<string>;
  /** What the start says about it; nothing where letters go to a server. */
  readonly notice?: string;
  close(): void;
}

/** The server will not take this letter to this address, today or tomorrow. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
