import { describe, expect, it } from 'vitest';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';
import { accessLine, accessSentences } from '../../../src/views/access/state-access.ts';
import { wayToSee } from '../../../src/views/access/way-to-see.ts';
import { publicRecord } from './public-record.ts';

function seen(access: Partial<PublicRecord['access']>, online = false): PublicRecord {
  const base: PublicRecord['access'] = { level: 'open', stated: true, serviceState: { kind: 'available' } };
  return publicRecord({ online, access: { ...base, ...access } });
}

describe('how a record can be seen', () => {
  it('is online where anyone may read a copy now', () => {
    expect(wayToSee(seen({}, true))).toBe('online');
    expect(wayToSee(seen({ serviceState: { kind: 'fragile' } }, true))).toBe('online');
  });

  it('is in the reading room only where the paper can be handed over', () => {
    expect(wayToSee(seen({}))).toBe('room');
    expect(wayToSee(seen({ serviceState: { kind: 'fragile' } }))).toBe('closed');
    expect(wayToSee(seen({ serviceState: { kind: 'in-processing', work: 'tu bổ' } }))).toBe('closed');
  });

  it('is never more than the law allows, whatever copies there are', () => {
    expect(wayToSee(seen({ level: 'conditional' }, true))).toBe('ask');
    expect(wayToSee(seen({ level: 'closed' }, true))).toBe('closed');
    expect(wayToSee(seen({ level: 'closed', stated: false }, true))).toBe('unstated');
  });

  it('is for each part to say where a record with parts states nothing itself', () => {
    const inventory = publicRecord({ ...seen({ level: 'closed', stated: false }), level: 'inventory', childCount: 3 });
    expect(wayToSee(inventory)).toBe('within');
    expect(accessSentences('vi', inventory)[0]).toContain('bên trong');
    expect(wayToSee({ ...inventory, access: { ...inventory.access, stated: true } })).toBe('closed');
  });

  it('is not said to have no digital copy where its parts may have one', () => {
    const bare = accessSentences('vi', seen({})).join(' ');
    const holding = accessSentences('vi', publicRecord({ ...seen({}), level: 'fonds', childCount: 3 })).join(' ');
    expect(bare).toContain('Chưa có bản số');
    expect(holding).not.toContain('Chưa có bản số');
    expect(holding).toContain('xem được ngay trên mạng');
  });

  it('says why and until when in one line', () => {
    const mending = seen({ serviceState: { kind: 'in-processing', work: 'tu bổ', until: '2027-03' } });
    expect(accessLine('vi', mending).text).toBe('Chưa phục vụ: đang tu bổ, dự kiến tháng 3/2027');
    expect(accessLine('vi', seen({ level: 'closed', opensOn: '2040' })).text).toBe('Chưa phục vụ: mở từ 2040');
    expect(accessLine('en', seen({})).text).toBe('Read in the reading room');
  });

  it('says on the page when a record opens and what to do until then', () => {
    const sentences = accessSentences('vi', seen({ level: 'conditional', opensOn: '2035' })).join(' ');
    expect(sentences).toContain('2035');
    expect(sentences).toContain('gửi yêu cầu ngay ở đây');
    expect(accessSentences('vi', seen({ stated: false, level: 'closed' }))[0]).toContain('hỏi lưu trữ viên');
  });
});
