import type { OwnCase } from '../../requests/own-case.ts';

/** What a button sent, by the version of the page it stood on. */
export interface Pressed {
  news: 'replied' | 'withdrawn' | 'appealed' | 'written';
  version: number;
  text: string;
  /** How many files went with it. */
  files: number;
}

/**
 * Whether the one thing that happened to a case since its page was made is what this button does: it was pressed twice,
 * or its answer was lost on the way, and nothing of it is to be done or typed again.
 */
export function wasPressedBefore(now: OwnCase, { news, version, text, files }: Pressed): boolean {
  if (now.version !== version + 1) return false;
  if (news === 'withdrawn') return now.closedHow === 'withdrawn';
  if (news === 'appealed' && now.state !== 'under-appeal') return false;
  const last = now.messages.at(-1);
  return last?.from === 'reader' && last.text === text && last.attachments.length === files;
}
