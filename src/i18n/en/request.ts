import type { request as source } from '../vi/request.ts';
import { follow } from './request/follow.ts';
import { form } from './request/form.ts';
import { lists } from './request/lists.ts';
import { problems } from './request/problems.ts';
import { receipt } from './request/receipt.ts';

export const request: typeof source = { follow, form, lists, problems, receipt };
