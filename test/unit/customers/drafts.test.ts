import { describe, expect, it } from 'vitest';
import type { Draft } from '#shared/domain/draft.ts';
import { createBed, value } from './bed.ts';

const draft = (fullName: string): Draft => ({
  texts: { fullName, whatsapp: '08' },
  tags: ['t'],
  custom: [],
  skipped: [],
});

describe('the half-filled form', () => {
  it('comes back after the process is gone, as it was typed, and lies nowhere in clear', async () => {
    const bed = createBed();
    const first = bed.start();
    await first.sealing.unlock();
    const { keptAt } = value(first.customers.keepDraft(draft('Wulan Canaryani')));
    const second = bed.start();
    await second.sealing.unlock();
    expect(second.customers.draft()).toEqual({ draft: draft('Wulan Canaryani'), keptAt, locked: false });
    expect(bed.bytes().includes('Canaryani')).toBe(false);
  });

  it('is replaced by each later one, and forgotten when it is empty or saved', async () => {
    const bed = createBed();
    const { customers, sealing, db } = bed.start();
    await sealing.unlock();
    const count = () => db.prepare('SELECT count(*) FROM drafts').pluck().get();
    value(customers.keepDraft(draft('A')));
    value(customers.keepDraft(draft('B')));
    expect(customers.draft().draft?.texts.fullName).toBe('B');
    expect(count()).toBe(1);
    value(customers.keepDraft(null));
    expect(customers.draft()).toEqual({ locked: false });
    value(customers.keepDraft(draft('C')));
    expect(customers.capture({ fullName: 'C', whatsapp: 'none' }).ok).toBe(false);
    expect(count()).toBe(1);
    value(customers.capture({ fullName: 'C' }));
    expect(count()).toBe(0);
  });

  it('waits while the keychain is locked, and nothing typed meanwhile is written over it', async () => {
    const bed = createBed();
    const first = bed.start();
    await first.sealing.unlock();
    value(first.customers.keepDraft(draft('Earlier')));
    const second = bed.start();
    expect(second.customers.draft()).toEqual({ locked: true });
    value(second.customers.keepDraft(draft('Later')));
    expect(second.customers.draft()).toMatchObject({ draft: draft('Later') });
    value(second.customers.capture({ fullName: 'Later' }));
    await second.sealing.unlock();
    expect(second.customers.draft()).toMatchObject({ draft: draft('Earlier'), locked: false });
    value(second.customers.capture({ fullName: 'Earlier' }));
    expect(second.customers.draft()).toEqual({ locked: false });
  });

  it('of another process stays when this one saves a customer', async () => {
    const bed = createBed();
    const app = bed.start();
    await app.sealing.unlock();
    value(app.customers.keepDraft(draft('Half')));
    const commandLine = bed.start();
    value(commandLine.customers.capture({ fullName: 'Imported' }));
    expect(app.customers.draft().draft).toEqual(draft('Half'));
  });
});
