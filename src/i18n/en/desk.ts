import { calendar } from './desk/calendar.ts';
import { caseRefusals } from './desk/case-refusals.ts';
import { caseSide } from './desk/case-side.ts';
import { caseTalk } from './desk/case-talk.ts';
import { deskCase } from './desk/case.ts';
import { log } from './desk/log.ts';
import { deadMail } from './desk/mail.ts';
import { queue } from './desk/queue.ts';
import { reading } from './desk/reading.ts';
import type { desk as source } from '../vi/desk.ts';

export const desk: typeof source = {
  menu: {
    label: 'Staff desk',
    queues: 'Requests',
    readers: 'Readers',
    calendar: 'Calendar',
    colleagues: 'Colleagues',
    mail: 'Undelivered mail',
    log: 'Log',
    privacy: 'Personal data',
    readingRoom: 'Reading room',
    retrieval: 'Retrieval',
    counter: 'Counter',
    closures: 'Closures',
    copies: 'Copies',
    registers: 'Registers',
    reports: 'Reports',
  },
  queue,
  case: { ...deskCase, ...caseSide, ...caseTalk, refusals: caseRefusals, reading },
  calendar,
  deadMail,
  log,
};
