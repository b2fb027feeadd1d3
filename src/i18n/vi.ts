import { access } from './vi/access.ts';
import { account } from './vi/account.ts';
import { browse } from './vi/browse.ts';
import { cart } from './vi/cart.ts';
import { citation } from './vi/citation.ts';
import { copies } from './vi/copies.ts';
import { desk } from './vi/desk.ts';
import { document } from './vi/document.ts';
import { errors } from './vi/errors.ts';
import { figures } from './vi/figures.ts';
import { form } from './vi/form.ts';
import { frame } from './vi/frame.ts';
import { home } from './vi/home.ts';
import { iiif } from './vi/iiif.ts';
import { letter } from './vi/letter.ts';
import { mail } from './vi/mail.ts';
import { people } from './vi/people.ts';
import { privacy } from './vi/privacy.ts';
import { record } from './vi/record.ts';
import { registers } from './vi/registers.ts';
import { request } from './vi/request.ts';
import { room } from './vi/room.ts';
import { search } from './vi/search.ts';
import { visit } from './vi/visit.ts';
import { words } from './vi/words.ts';

/** The Vietnamese texts of the interface: the source of every key. */
export const vi = {
  access,
  account,
  browse,
  cart,
  citation,
  copies,
  desk,
  document,
  errors,
  figures,
  form,
  frame,
  home,
  iiif,
  letter,
  mail,
  people,
  privacy,
  record,
  registers,
  request,
  room,
  search,
  visit,
  words,
};
