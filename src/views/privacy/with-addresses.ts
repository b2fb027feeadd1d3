import type { OwnOrder } from '../../copies/copies.ts';
import { copyFileAddress, requestFileAddress, requestLetterAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { OwnDataExport } from '../../requests/privacy/privacy.ts';

/**
 * What is kept of a reader, each file and letter with the address that it is fetched from while the reader is signed
 * in: files are too large to stand in it, and letters are looked at as the pages that they were.
 * @param origin without a slash at its end
 */
export function withAddresses(lang: Lang, origin: string, own: OwnDataExport): OwnDataExport {
  const requests = own.requests.map((request) => {
    const addressed = <File extends { id: string }>(file: File) => {
      return { ...file, address: origin + requestFileAddress(lang, request.id, file.id) };
    };
    return {
      ...request,
      attachments: request.attachments.map(addressed),
      messages: request.messages.map((message) => ({ ...message, attachments: message.attachments.map(addressed) })),
      letters: request.letters.map((letter) => {
        return { ...letter, address: origin + requestLetterAddress(lang, request.id, letter.id) };
      }),
    };
  });
  // What copies tell of themselves, under their own name (copies/privacy/copies-kept.ts).
  const orders = (own.elsewhere['copies'] ?? []) as OwnOrder[];
  const copies = orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      files: line.files.map((file) => ({ ...file, address: origin + copyFileAddress(lang, order.id, file.id) })),
    })),
  }));
  return { ...own, requests, elsewhere: { ...own.elsewhere, copies } };
}
