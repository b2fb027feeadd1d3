import type { LiveGrant } from '../grants.ts';

/** No view is left, and the last one is over. @param now ISO 8601 UTC */
export function isUsedUp({ maxViews, views, viewEndsAt }: Views, now: string): boolean {
  return maxViews !== null && views >= maxViews && !isViewGoingOn({ viewEndsAt }, now);
}

/** What is looked at meanwhile is one view. @param now ISO 8601 UTC */
export function isViewGoingOn({ viewEndsAt }: Pick<LiveGrant, 'viewEndsAt'>, now: string): boolean {
  return viewEndsAt !== null && viewEndsAt > now;
}

type Views = Pick<LiveGrant, 'maxViews' | 'views' | 'viewEndsAt'>;
