const LONGEST = 100;

/**
 * The name under which a document is handed out: letters, digits, dots and hyphens of its file's own name, and
 * the ending that its content has.
 */
export function downloadName(fileName: string, mediaType: string): string {
  const [ending = 'bin', ...others] = ENDINGS.get(mediaType) ?? [];
  const dot = fileName.lastIndexOf('.');
  const given = dot < 0 ? '' : fileName.slice(dot + 1).toLowerCase();
  const stem = [ending, ...others].includes(given) ? fileName.slice(0, dot) : fileName;
  const plain = stem
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/\.{2,}/g, '.')
    .slice(0, LONGEST)
    .replace(/[-.]+$/, '');
  return `${plain || 'tai-lieu'}.${[ending, ...others].includes(given) ? given : ending}`;
}

const ENDINGS = new Map<string, string[]>([
  ['application/pdf', ['pdf']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['image/tiff', ['tif', 'tiff']],
  ['image/webp', ['webp']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['application/msword', ['doc']],
  ['text/plain', ['txt', 'md']],
]);
