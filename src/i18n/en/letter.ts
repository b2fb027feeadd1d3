import type { letter as source } from '../vi/letter.ts';
import { words } from './words.ts';

export const letter: typeof source = {
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence – Freedom – Happiness',
  translation: 'Translation for information. The letter in Vietnamese is the official one.',
  number: (number) => `No. ${number}`,
  placeAndDay: (place, day, month, year) => `${place}, ${words.dayMonthYear(day, month, year)}`,
  titles: {
    receipt: 'RECEIPT OF A REQUEST, WITH THE DAY OF THE ANSWER',
    decision: 'ANSWER TO A REQUEST TO USE ARCHIVAL RECORDS',
    'appeal-decision': 'ANSWER TO A REQUEST FOR RECONSIDERATION',
    extension: 'NOTICE OF MORE TIME',
  },
  to: 'To',
  workplace: 'Institution',
  receiptOpening: (name, day, number) =>
    `On ${day}, ${name} received your request no. ${number} to use archival records, as follows:`,
  purpose: 'Purpose',
  items: (count) => `Records asked for (${count})`,
  referenceCode: 'reference code',
  due: 'Answer due',
  dueDay: (day, workingDays) => `by the end of ${day} (${workingDays} working ${workingDays === 1 ? 'day' : 'days'})`,
  sumTitle: 'How this day was worked out (working days alone count)',
  sum: {
    receipt: {
      none: 'day of receipt, not counted',
      'after-closing': 'counts as the day of receipt: the request came after closing time',
      'day-off': 'counts as the day of receipt: the request came on a day off',
    },
    counted: (number) => `working day ${number}`,
    extended: (number) => `working day ${number} (added)`,
    skipped: {
      weekend: 'weekend',
      holiday: 'public holiday',
      compensatory: 'day off in lieu',
      closure: 'the archive is closed',
      pause: 'waiting for your answer',
    },
    because: (why, label) => `${why} – ${label}`,
  },
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  decisionOpening: (day, name) =>
    `On your request of ${day} to use archival records, ${name} answers for each record as follows:`,
  outcomes: {
    granted: 'Granted',
    'granted-with-conditions': 'Granted with conditions',
    refused: 'Not granted',
    'already-open': 'No permission needed: the record is open to all',
    'not-held': 'The archive does not hold this record',
    unavailable: 'Cannot be served for now',
  },
  reason: 'Reason',
  ground: 'Ground',
  opensOn: 'Opens at the earliest',
  conditions: 'Conditions',
  until: 'Holds until the end of',
  note: 'Note',
  remedy: 'If you disagree',
  appealUntil: (day) => `A request for reconsideration must be sent by ${day}.`,
  extensionText: (submitted, former, workingDays, due) =>
    `Your request of ${submitted} to use archival records was to be answered by the end of ${former}. This time is extended by ${workingDays} working ${workingDays === 1 ? 'day' : 'days'}, to the end of ${due}.`,
  follow: 'Follow the request with this code, or at',
  contact: (address, telephone, email) => `${address} · ${telephone} · ${email}`,
  electronic:
    'This letter was made and is kept on the reading room portal; the code beside this leads to the original.',
  page: (page, of) => `Page ${page} of ${of}`,
  fileName: (kind, number) =>
    `${{ receipt: 'receipt', decision: 'answer', 'appeal-decision': 'reconsideration', extension: 'more-time' }[kind]}-${number}.pdf`,
};
