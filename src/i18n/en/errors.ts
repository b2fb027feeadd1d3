import type { errors as source } from '../vi/errors.ts';

const TOO_LONG =
  'The address is too long. If you searched for a whole passage, please go back: what you typed is still there. Keep a few main words of it.';

export const errors: typeof source = {
  400: { title: 'This address cannot be read', text: 'The address is malformed. Please check it, or search here.' },
  404: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page is not published. Please search, or look through the list of fonds.',
  },
  410: {
    title: 'This record is no longer in the inventory',
    text: 'The description once at this address has been withdrawn. It may have been described anew elsewhere: please search again.',
  },
  429: {
    title: 'Too many images at once',
    text: 'Images of pages are made in turn for all readers. Please wait a few seconds and try again.',
  },
  500: {
    title: 'Something went wrong in the reading room',
    text: 'The fault is ours and has been recorded. Please try again in a few minutes.',
  },
  503: {
    title: 'The reading room cannot answer just now',
    text: 'It is busy or under maintenance. Please try again in a few minutes.',
  },
  plain: {
    says: {
      400: 'The address is not well formed.',
      403: 'This form was not sent from a page of the reading room. Please open the page again and send it.',
      404: 'There is no such page.',
      405: 'This page does not take that kind of request.',
      408: 'The connection was too slow or broke off, so what you sent did not arrive. Please go back: what you typed is usually still there. Choose smaller files, or send them over a better connection.',
      411: 'The request does not state its length.',
      413: 'What was sent is too large.',
      414: TOO_LONG,
      431: TOO_LONG,
      500: 'Something went wrong on our side. Please try again in a few minutes.',
    },
    searchLabel: 'Search the records',
    searchButton: 'Search',
    home: 'Home',
  },
  requestId: 'When reporting this, please quote:',
};
