const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};
const LONGEST = 100;
/** Names that a well-known system takes for its own devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name under which a file is shown and saved: the last part of what was sent, without signs that turn the line
 * round, end it or mean something to a system, and with the ending that its content has.
 */
export function safeFileName(sent: string, mediaType: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .toWellFormed()
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. -]+|[. ]+$/g, '');
  const short = [...stem].slice(0, LONGEST).join('').trim();
  const name = short === '' || DEVICES.test(short) ? `file${short === '' ? '' : `-${short}`}` : short;
  return `${name}.${EXTENSIONS[mediaType] ?? 'bin'}`;
}
