import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { compose } from './compose.ts';
import type { MailTransport } from './mail-transport.ts';

/** Where no server is set: each letter is a file of its own, `ID.eml`, which any mail program opens. */
export function fileTransport(folder: string): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    notice: `SMTP_URL is not set: letters are not sent, but written to ${folder}.`,
    async send(message) {
      const { message: bytes } = await composer.sendMail(compose(message));
      // They hold links that open accounts: for nobody else on this machine.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${message.messageId.split('@')[0]}.eml`);
      await writeFile(`${file}.part`, bytes, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    verify: async () => `no server is set: letters are written to ${folder}`,
    close: () => composer.close(),
  };
}
