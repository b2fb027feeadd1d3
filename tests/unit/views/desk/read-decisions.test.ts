import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../../../src/views/desk/case/read-decisions.ts';
import { formOf } from '../../../../src/views/form/read-form.ts';
import { deskItem } from './desk-item.ts';

const items = [deskItem('a', 'open'), deskItem('b', 'conditional'), deskItem('c', 'closed')];

function read(fields: Record<string, string | string[]>) {
  const data = new FormData();
  for (const [name, given] of Object.entries(fields)) for (const value of [given].flat()) data.append(name, value);
  return readDecisions('vi', formOf(data), items);
}

function decisionsOf(fields: Record<string, string | string[]>) {
  const read_ = read(fields);
  if ('errors' in read_) throw new Error(JSON.stringify(read_.errors));
  return read_.decisions;
}

function faultsOf(fields: Record<string, string | string[]>): (string | undefined)[] {
  const read_ = read(fields);
  return 'errors' in read_ ? read_.errors.map(({ field }) => field) : [];
}

describe('the form that decides on items', () => {
  it('decides the same for every item ticked, and for no other', () => {
    const decision = { outcome: 'refused', reason: 'privacy', words: 'Xin bổ sung.' };
    const fields = { 'decision-outcome': 'refused', 'decision-reason': 'privacy', 'decision-words': 'Xin bổ sung. ' };
    expect(decisionsOf({ ...fields, item: ['a', 'c', 'somebody-elses'] })).toEqual([
      { itemId: 'a', decision },
      { itemId: 'c', decision },
    ]);
  });

  it('needs an item and an outcome that there is', () => {
    expect(faultsOf({})).toEqual(['items', 'decision-outcome']);
    expect(faultsOf({ item: 'somebody-elses', 'decision-outcome': 'refused' })).toEqual(['items']);
    expect(faultsOf({ item: 'a', 'decision-outcome': 'pending' })).toEqual(['decision-outcome']);
  });

  it('leaves the last day to the rules, as of the day on which it is sent, unless one is typed', () => {
    const granted = { item: ['a', 'b', 'c'], 'decision-outcome': 'granted' };
    expect(decisionsOf(granted).map(({ decision }) => decision.conditions?.untilDay)).toEqual(['', '', '']);
    const typed = decisionsOf({ ...granted, 'decision-untilDay': '31/12/2026' });
    expect(new Set(typed.map(({ decision }) => decision.conditions?.untilDay))).toEqual(new Set(['2026-12-31']));
  });

  it('binds a grant to conditions only where that is the outcome', () => {
    const ticked = {
      item: 'b',
      'decision-onSiteOnly': 'yes',
      'decision-noDownload': 'yes',
      'decision-maxViews': '3',
      'decision-untilDay': '2026-12-31',
    };
    const [bound] = decisionsOf({ ...ticked, 'decision-outcome': 'granted-with-conditions' });
    expect(bound?.decision.conditions).toEqual({
      untilDay: '2026-12-31',
      onSiteOnly: true,
      noDownload: true,
      maxViews: 3,
    });
    const [free] = decisionsOf({ ...ticked, 'decision-outcome': 'granted' });
    expect(free?.decision.conditions).toEqual({
      untilDay: '2026-12-31',
      onSiteOnly: false,
      noDownload: false,
      maxViews: null,
    });
    const [refused] = decisionsOf({ ...ticked, 'decision-outcome': 'refused' });
    expect(refused?.decision.conditions).toBeUndefined();
  });

  it('says which day or number it cannot read', () => {
    const fields = { item: 'a', 'decision-outcome': 'granted' };
    expect(faultsOf({ ...fields, 'decision-untilDay': '30/02/2027' })).toEqual(['decision-untilDay']);
    expect(faultsOf({ ...fields, 'decision-opensOn': 'sau này' })).toEqual(['decision-opensOn']);
    for (const number of ['0', '-1', '1.5', 'nhiều', '9999999']) {
      expect(faultsOf({ ...fields, 'decision-maxViews': number })).toEqual(['decision-maxViews']);
    }
  });

  it('takes an opening that is known to the year only', () => {
    const fields = { item: 'a', 'decision-outcome': 'refused', 'decision-opensOn': '6/2030' };
    expect(decisionsOf(fields)[0]?.decision.opensOn).toBe('2030-06');
  });
});
