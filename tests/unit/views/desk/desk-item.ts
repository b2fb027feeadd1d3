import type { DeskItem } from '../../../../src/requests/desk-case.ts';
import type { AccessLevel } from '../../../../src/catalogue/description.ts';

/** An item of a case as staff see it, asked for when it was `asked` and being `now` by now. */
export function deskItem(id: string, now: AccessLevel = 'conditional', asked: AccessLevel = now): DeskItem {
  const fonds = { id: 'fonds', title: 'Ty Thủy lợi' };
  return {
    id,
    recordId: `record-${id}`,
    reason: '',
    snapshot: {
      level: 'file',
      title: null,
      referenceCode: '01-02',
      address: null,
      dates: '1957',
      access: asked,
      fonds,
      online: false,
      use: 'reading',
    },
    facts: {
      id: `record-${id}`,
      level: 'file',
      title: `Hồ sơ ${id}`,
      referenceCode: '01-02',
      unitId: `record-${id}`,
      address: null,
      extent: null,
      dates: '1957',
      access: now,
      opensOn: null,
      serviceState: { kind: 'available' },
      fonds,
      online: false,
      requestable: true,
      visibility: 'masked',
      accessStated: true,
      conditions: null,
      ground: null,
      documents: 0,
      pages: 0,
      removed: false,
    },
    state: 'pending',
    proposal: null,
    confirmations: [],
    confirmationsNeeded: 1,
    decision: null,
    appealed: false,
    grant: null,
    earlier: [],
    can: ['propose'],
  };
}
