import { booking } from './visit/booking.ts';
import { follow } from './visit/follow.ts';
import { form } from './visit/form.ts';
import { lists } from './visit/lists.ts';
import { names } from './visit/names.ts';
import { problems } from './visit/problems.ts';
import { rooms } from './visit/rooms.ts';
import { slip } from './visit/slip.ts';

/** Visits to the reading room as readers meet them. Hours, limits and cut-offs are not here: content/policy. */
export const visit = { booking, follow, form, lists, names, problems, rooms, slip };
