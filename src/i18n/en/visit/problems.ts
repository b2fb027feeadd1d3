import type { problems as source } from '../../vi/visit/problems.ts';

export const problems: typeof source = {
  heading: 'Not booked yet: something needs mending',
  files: {
    open: 'Open to everybody: can be had for this session.',
    grant: 'By permit: can be had for this session.',
    gone: 'This file is no longer in the catalogue, or no longer public. Please leave it out.',
    notRequestable: 'This unit holds many files. Please look inside and choose them one by one.',
    permissionNeeded: 'This needs permission first: send an access request; once it is granted, book.',
    ask: 'Open its page to ask for permission',
    grantEnds: (day) => `The permit holds until ${day} only. Please choose an earlier session.`,
    fragile: 'The original is too weak to be handed out. Please ask the reading room about a copy.',
    inProcessing: (work) => `Being worked on (${work}); not served for now.`,
    inProcessingUntil: (work, until) =>
      `Being worked on (${work}), expected to be served again ${until}. Please choose a session after that.`,
    inUse: (day) => `In use until ${day}. Please choose a session after that.`,
    sameUnit: (title) => `It lies in the same file as “${title}”: one of them brings both.`,
    late: (moment) =>
      `Files for this session had to be asked for by ${moment}. Please choose a later session, or book a seat only.`,
    named: (title, why) => `“${title}”: ${why}`,
  },
  reasonNeeded: (title) => `Please say why the original of “${title}” is needed: there is a digital copy.`,
  purpose: 'Please choose the purpose of use.',
  partyName: 'Please give the name of the group, class or body.',
  partySize: (most) => `From 1 to ${most} people.`,
  seatClass: 'Please choose a kind of seat.',
  tooManyFiles: (most) => `A visit takes ${most} files at most. Please leave some out.`,
  tooLong: (most) => `This is longer than ${most} characters. Please shorten it.`,
  other: 'Some part of the form is not right. Please look through it.',
  email: 'Please verify the e-mail address before booking: open the letter sent at registration.',
  suspended: 'This account may not book for the time being. Please contact the reading room.',
  notAllowed: 'This account cannot book: only readers book for themselves. Staff book for others at the desk.',
  wrongState: 'This can no longer be done: the state of the visit has changed. Please see how it stands now.',
  stale: 'The visit was changed elsewhere just now, so nothing was written. Please look and send again if need be.',
  full: (free) =>
    `Not enough seats: only ${free} left. Please choose another kind of seat, another session, or the waiting list.`,
  fullNone:
    'This session has just filled up. Please choose another kind of seat, another session, or the waiting list.',
  holdOver: 'The time to hold the seat ran out. Please hold it again; what was filled in is kept.',
  alreadyBooked: 'There is a visit in this session already. Everybody has one visit in a session.',
  openVisits: (most) => `At most ${most} visits can be booked ahead. Please cancel one, or wait until one is over.`,
  waiting: (most) => `At most ${most} sessions can be waited for. Please stop waiting for another one first.`,
  tooLate: (moment) => `Too late: this could be done until ${moment}. Please telephone the reading room.`,
  seatsFree: 'There are free seats in this session: please book, there is nothing to wait for.',
  notBookable: {
    week: 'The reading room is not open at this time of the week.',
    dayOff: (label) => `The archive is closed: ${label}.`,
    closure: (label) => `The reading room is closed: ${label}.`,
    past: 'This session has begun or is over.',
    tooSoon: (moment) =>
      `Too late to book: this session could be booked until ${moment}. Please telephone, or come by.`,
    tooFar: (day) => `Not open for booking yet. Today sessions up to ${day} can be booked.`,
    noSuchRoom: 'There is no such room or kind of seat.',
  },
};
