import { follow } from './request/follow.ts';
import { form } from './request/form.ts';
import { lists } from './request/lists.ts';
import { problems } from './request/problems.ts';
import { receipt } from './request/receipt.ts';

/** The reader's side of an access request. Legal figures and grounds are not here: content/policy. */
export const request = { follow, form, lists, problems, receipt };
