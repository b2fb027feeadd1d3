import type { problems as source } from '../../vi/request/problems.ts';

export const problems: typeof source = {
  heading: 'It was not sent: some things need another look',
  todo: 'Still missing before you can send it',
  headingSaved: 'What you typed is saved. Some things need another look',
  noItems: 'Please take at least one file into the request.',
  tooManyItems: (most) => `A request takes ${most} files at most. Please take some out, or send two requests.`,
  itemGone: (title) => `“${title}” is no longer in the catalogue. Please take it out.`,
  itemWhole: (title) => `“${title}” holds many files. Please choose the files inside it.`,
  reason: (title) => `Please say why you need “${title}”.`,
  purpose: 'Please choose a purpose.',
  subject: 'Please state the subject of your research or the matter to be settled.',
  evidence: 'Please tick at least one ground: the request holds files that need permission.',
  words: (ground) => `Please say more about the ground “${ground}”.`,
  fileNeeded: (ground) => `The ground “${ground}” needs at least one paper.`,
  agreed: 'Please tick that you agree before you send it.',
  tooLong: (most) => `This is longer than ${most} characters. Please shorten it.`,
  unknown: 'This choice is no longer available. Please choose again.',
  other: 'Part of the form is not right yet. Please look at each step again.',
  casesPerDay: (most) => `You can send ${most} requests a day. The draft is kept; please send it tomorrow.`,
  openCases: (most) =>
    `You have ${most} requests under way, which is as many as are taken. The draft is kept; please send it when one of them is decided.`,
  drafts: (most) => `You have ${most} drafts, which is as many as are kept. Please send or delete one.`,
  email: 'Please confirm your e-mail address, and then send it. The draft is kept.',
  suspended: 'Your account cannot send requests at present. Please contact the reading room.',
  notAllowed: 'This account cannot do that.',
  wrongState: 'This can no longer be done: the request has moved on. Please see below where it stands.',
  stale:
    'The request changed while you were writing, so nothing was sent. What you typed is still here: please look at what is new below, and send it again if it is still needed.',
  tooLate: (day) => `The time to ask for reconsideration ended on ${day}.`,
  files: {
    missing: 'Please choose a file before you press “Upload the file”.',
    noGround: 'Please choose the ground that the file shows, and then the file again.',
    empty: (name) => `The file “${name}” is empty.`,
    'too-large': (name, most) => `The file “${name}” is too large. ${most} a file at most.`,
    'too-much': (most) =>
      `The files are too large together, so none was taken; what you wrote is still here. At most ${most} at once: choose fewer, and send the others next.`,
    busy: 'Too many files are being sent at the moment, so none was taken; what you wrote is still here. Please choose them again and send in a few minutes.',
    'too-many': (most) => `This request has ${most} files already. Please remove some.`,
    kind: (name) =>
      `The file “${name}” is of a kind that is not taken: PDF, image (JPEG, PNG, WebP), Word or plain text, please.`,
    damaged: (name) => `The file “${name}” is damaged or locked by a password.`,
    'unfolds-too-far': (name) => `The file “${name}” becomes too large when it is opened, and was not kept.`,
    infected: (name) => `The file “${name}” holds harmful code and was not kept.`,
    'scanner-unavailable': (name) =>
      `The file “${name}” cannot be checked at the moment. Please try again in a few minutes.`,
  },
};
