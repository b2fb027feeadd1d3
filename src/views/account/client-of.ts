import type { Client } from '../../readers/client.ts';
import { DEVICE_COOKIE } from '../../readers/cookie-names.ts';
import type { PageContext } from '../form/page-context.ts';

/** Where a form to sign in or register came from. */
export function clientOf({ locals, request }: PageContext): Client {
  const device = locals.services.cookies.read(request.headers.get('cookie'), DEVICE_COOKIE);
  return {
    address: locals.client,
    userAgent: request.headers.get('user-agent') ?? '',
    ...(device ? { device } : {}),
  };
}
