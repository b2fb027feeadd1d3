import type { visit as source } from '../vi/visit.ts';
import { booking } from './visit/booking.ts';
import { follow } from './visit/follow.ts';
import { form } from './visit/form.ts';
import { lists } from './visit/lists.ts';
import { names } from './visit/names.ts';
import { problems } from './visit/problems.ts';
import { rooms } from './visit/rooms.ts';
import { slip } from './visit/slip.ts';

export const visit: typeof source = { booking, follow, form, lists, names, problems, rooms, slip };
