import { describe, expect, it } from 'vitest';
import { connect, createBed, SITI, value } from './bed.ts';

async function startUnlocked() {
  const process = createBed().start();
  await process.sealing.unlock();
  return process;
}

describe('somebody who is saved already', () => {
  it('is found by the number in any spelling, in either field, before there is a name', async () => {
    const { customers } = await startUnlocked();
    const { id } = value(customers.capture(SITI));
    const found = { customerId: id, name: SITI.fullName, city: 'Surabaya', why: 'phone', delivered: 0 };
    expect(customers.check({ whatsapp: '+62 812 9988 7766' }).duplicates).toMatchObject([found]);
    expect(customers.check({ fullName: 'S', phone: '081299887766' }).duplicates).toMatchObject([found]);
    expect(customers.check({ whatsapp: '0812 9988 776' }).duplicates).toEqual([]);
  });

  it('is found by the e-mail once it is whole, in any case, whatever else is wrong', async () => {
    const { customers } = await startUnlocked();
    const { id } = value(customers.capture(SITI));
    const byEmail = (email: string) => customers.check({ fullName: 'S', birthday: 'never', email }).duplicates;
    expect(byEmail(' SITI.canary@contoh.example')).toMatchObject([{ customerId: id, why: 'email' }]);
    expect(byEmail('siti.canary@contoh')).toEqual([]);
    expect(byEmail('other@contoh.example')).toEqual([]);
  });

  it('is named once when number and e-mail are both known, the newest three first', async () => {
    const { customers } = await startUnlocked();
    const ids = Array.from({ length: 5 }, () => value(customers.capture(SITI)).id);
    const found = customers.check({ ...SITI }).duplicates;
    expect(found.map(({ customerId }) => customerId)).toEqual(ids.reverse().slice(0, 3));
    expect(found.every(({ why }) => why === 'phone')).toBe(true);
  });

  it('is found by a similar name, after those with the same number', async () => {
    const { customers } = await startUnlocked();
    const named = value(customers.capture({ fullName: 'Nguyễn Thị Ánh', city: 'Huế' })).id;
    const numbered = value(customers.capture(SITI)).id;
    expect(customers.check({ fullName: 'anh nguyen thi' }).duplicates).toMatchObject([
      { customerId: named, why: 'name' },
    ]);
    const both = customers.check({ fullName: 'Nguyen Thi Anh', whatsapp: SITI.whatsapp }).duplicates;
    expect(both.map(({ customerId, why }) => [customerId, why])).toEqual([
      [numbered, 'phone'],
      [named, 'name'],
    ]);
    expect(customers.check({ fullName: 'Ng' }).duplicates).toEqual([]);
  });

  it('says how many have it', async () => {
    const process = await startUnlocked();
    connect(process, 'ladiflow', 'alatwa');
    const { id } = value(process.customers.capture(SITI));
    process.db.prepare("UPDATE deliveries SET state = 'delivered' WHERE connection_id = 'connection-ladiflow'").run();
    expect(process.customers.check({ ...SITI }).duplicates).toMatchObject([{ customerId: id, delivered: 1 }]);
  });

  it('is not found while the keychain is locked, and nothing fails', async () => {
    const bed = createBed();
    const first = bed.start();
    await first.sealing.unlock();
    value(first.customers.capture(SITI));
    expect(bed.start().customers.check({ ...SITI })).toMatchObject({ problems: [], duplicates: [] });
  });
});
