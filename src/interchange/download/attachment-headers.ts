import { attachment } from './content-disposition.ts';

/**
 * How a file that a reader sent is answered: saved and never shown, believed to be what we say it is, without rights
 * where a browser shows it all the same, and kept by no cache.
 */
export function attachmentHeaders(file: {
  fileName: string;
  mediaType: string;
  bytes: number;
}): Record<string, string> {
  return {
    'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
    'content-length': String(file.bytes),
    'content-disposition': attachment(file.fileName),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  };
}
