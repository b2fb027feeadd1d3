import type { form as source } from '../../vi/request/form.ts';

export const form: typeof source = {
  title: 'Write a request',
  titleOf: (step) => `Write a request: ${step}`,
  steps: { items: 'Files', purpose: 'Purpose', evidence: 'Papers', check: 'Check and send' },
  stepsNav: 'Steps',
  stepOf: (n, all) => `Step ${n} of ${all}`,
  onePage: 'The whole form on one page',
  byStep: 'Step by step',
  save: 'Save',
  next: 'Save and go on',
  news: {
    saved: 'Saved.',
    uploaded: 'The file was uploaded and the draft saved.',
    'file-removed': 'The file was removed.',
  },
  savedWhere: 'The draft is kept in your account. Staff do not see it until you send it.',
  keptFor: (days) => `A draft that is neither sent nor changed for ${days} days is deleted.`,
  autosave: {
    saving: 'Saving…',
    saved: 'Saved by itself.',
    failed: 'Not saved yet; this page tries again by itself. What you typed is still here, or press “Save”.',
    stale: 'This draft was just changed elsewhere. Please press “Save” to see where they differ.',
  },
  discard: {
    heading: 'Do you no longer need this draft?',
    text: 'What you wrote and the files you uploaded are deleted. The files you asked for go back into the cart.',
    sure: 'I want to delete this draft',
    unsure: 'Please tick the box to be sure that you want to delete it.',
    button: 'Delete the draft',
  },

  items: {
    heading: 'Which files do you need?',
    none: 'There are no files in this draft yet.',
    noneDo: 'Search, put files into the cart, and then take them from the cart into this draft.',
    use: 'You want',
    uses: { reading: 'to read it', copy: 'a copy' },
    reason: 'Why do you need this file?',
    reasonHint: 'Say what you hope to find: who, what, which year. A few sentences will do.',
    original: 'Why do you need the original?',
    originalHint:
      'There is a digital copy of it. The original is handed out for a reason only, such as looking at paper or seals.',
    digital: 'Read the digital copy now',
    remove: 'Take this file out',
    removeOf: (title) => `Take this file out: ${title}`,
    fromCart: (n) => (n === '1' ? 'Take 1 more file from the cart' : `Take ${n} more files from the cart`),
    toCart: 'Open the cart',
    gone: 'A file that is no longer in the catalogue',
    goneText: 'Please take it out before you send the request.',
  },

  purpose: {
    heading: 'What will you use the records for?',
    label: 'Purpose',
    hint: 'Whoever uses archives must state a purpose (Circular 05/2025/TT-BNV, article 35).',
    subject: 'Subject of your research, or the matter to be settled',
    subjectHint: 'For example: “Dyke building on the Châu river, 1930–1975”, “Proof of my father’s years of service”.',
    note: 'Anything else the archivist should know',
  },

  evidence: {
    heading: 'On what grounds do you ask?',
    needed:
      'This request holds files that need permission. Please tick the grounds that apply to you; where a ground needs papers, attach them below.',
    notNeeded: 'The files you chose are open to everyone, so you may skip this step.',
    grounds: 'Grounds',
    words: (ground) => `More about it: ${ground}`,
    files: 'Papers',
    none: 'No files yet.',
    file: 'Choose a file',
    fileHint: (size, count, inAll) =>
      `PDF, image, Word or plain text. At most ${size} a file, ${inAll} sent at once, ${count} files a request.`,
    for: 'Which ground does it show?',
    forHint: 'Needed where a file is sent.',
    forNone: 'Choose a ground',
    upload: 'Upload the file',
    remove: 'Remove',
    removeOf: (name) => `Remove ${name}`,
    identity:
      'Please do not send pictures of an identity card or passport: identity papers are looked at in the reading room, and no copy is kept.',
  },

  happen: {
    heading: 'What happens after you send it?',
    receipt:
      'You get a receipt at once, with a number and the day by which you will have an answer. An e-mail goes to your address.',
    due: (days, day) =>
      days === '1'
        ? `The archive answers within 1 working day, not counting the day of receipt. If you send it now: by ${day}.`
        : `The archive answers within ${days} working days, not counting the day of receipt. If you send it now: by ${day}.`,
    question:
      'If something is unclear, staff ask you on the page of the request. While they wait for you, the time stands still.',
    each: 'Each file is decided by itself. Where it is refused you learn why, on what ground, and how to have it reconsidered.',
    granted: 'What you may use opens in your account, or waits for you in the reading room.',
  },

  check: {
    heading: 'Check before you send',
    change: 'Change',
    changeOf: (what) => `Change ${what.toLocaleLowerCase('en')}`,
    missing: 'not stated',
    none: 'none',
    by: 'Asked by',
    agree:
      'I have read this, and will use the records for the purpose I have stated, by the rules of the reading room.',
    rules: 'Rules of the reading room',
    send: 'Send the request',
    sendHint: 'It cannot be changed once it is sent, but you can still write to the archivist.',
  },

  stale: {
    heading: 'This draft was just changed elsewhere',
    text: 'You may have it open in two windows. Nothing was overwritten. This page keeps what you have just typed; if you save it, it takes the place of what is stored.',
    differ: 'Where they differ',
    stored: 'Stored',
    typed: 'Typed just now',
    empty: '(empty)',
    take: 'Drop what I have just typed and open what is stored',
  },
};
