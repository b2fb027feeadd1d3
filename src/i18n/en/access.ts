import type { access as source } from '../vi/access.ts';

export const access: typeof source = {
  ways: {
    granted: 'You may read this',
    online: 'View online now',
    room: 'Read in the reading room',
    ask: 'Permission needed',
    closed: 'Not available',
    within: 'Each file has its own access',
    unstated: 'Not available: please ask',
  },
  heading: 'How can I see this?',
  onlineText: 'There is a digital copy that anyone can view online now.',
  roomText: 'The material is open to everyone. There is no digital copy yet; the original is read in the reading room.',
  roomPartsText:
    'The material is open to everyone, save for parts inside that say otherwise. Parts with a digital copy can be viewed online now; the rest is read in the reading room.',
  roomDo: 'Please bring an identity paper and the reference given under Citation.',
  askText: 'The material is open on conditions: the archive must give permission before it is seen.',
  askDo: 'You can send the request from here; ask the reading room if you are unsure which papers are needed.',
  grantedText: (day) => `The archive allows you, and you alone, to read this until the end of ${day}.`,
  grantedPapers:
    'Before you can read it online, please show your papers once in the reading room; until then you can read it there.',
  grantedOnSite: 'It can be read on the reading room’s own computers only.',
  grantedElsewhere:
    'This permission holds on the reading room’s own computers only: please come and sign in on one of them.',
  grantedNoDownload: 'The file may not be downloaded.',
  grantedViews: (used, most) => `${used} of ${most} readings used.`,
  grantedUsedUp: 'All readings that were allowed are used; you can send another request.',
  grantedOnPaper: 'There is no digital copy yet: please come to the reading room to read the original.',
  grantedAlone: 'Nobody but you can see this page; please do not pass on what it says.',
  closedText: 'The material is not yet open.',
  withinText: 'Nothing is stated for the whole. Please look inside: each file says how it can be seen.',
  lookInside: 'Look inside',
  unstatedText:
    'Nothing is recorded about access to this material, so it is not handed out yet. Please ask an archivist: you may well be able to see it.',
  fragileText:
    'The original is weak or damaged and is not handed out. Please ask the reading room whether there is a copy.',
  processingText: (work) => `The material is being worked on (${work}) and is not available for now.`,
  processingUntil: (date) => `Expected back: ${date}.`,
  fragileShort: 'fragile original',
  processingShort: (work, until) => (until === undefined ? work : `${work}, expected ${until}`),
  opensOn: (date) => `Open to everyone from ${date}.`,
  opensOnShort: (date) => `opens ${date}`,
  ground: (text) => `Ground: ${text}`,
  inherited: 'This rule is stated above it, at',
  rules: 'Who may see it, and with which papers?',
  openCopy: 'View the digital copy',
  maskedText: 'The title and description of this record are not published; please ask an archivist if you need it.',
};
