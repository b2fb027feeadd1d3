import type { Actor } from '../../readers/actor.ts';
import { refused, type Result } from '../../platform/result.ts';
import { messageProblems } from '../effects/add-message.ts';
import type { Refusal } from '../refusals.ts';
import type { GrantChanges, Versioned, Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transitionGrant } from './transition-grant.ts';

/** What approvers do with a grant that was given. */
export function createGrantChanges(room: Room): GrantChanges {
  return {
    suspendGrant: (actor, grantId, input) => withReason(room, actor, grantId, 'suspend', input),
    resumeGrant: (actor, grantId, { version }) =>
      transitionGrant(room, actor, { id: grantId, version, action: 'resume', reason: '' }),
    revokeGrant: (actor, grantId, input) => withReason(room, actor, grantId, 'revoke', input),
  };
}

async function withReason(
  room: Room,
  actor: Actor,
  id: string,
  action: 'suspend' | 'revoke',
  { version, reason }: Versioned & { reason: string },
): Promise<Result<Written, Refusal>> {
  const order = { id, version, action };
  const problems = messageProblems(reason, 'reason');
  if (problems.length === 0) return transitionGrant(room, actor, { ...order, reason: reason.trim() });
  return refused({ code: 'invalid', problems });
}
