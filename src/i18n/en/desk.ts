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
  },
};
