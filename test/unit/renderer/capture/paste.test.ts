import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '#renderer/screens/capture/draft.ts';
import { fieldCount, filled, withoutPasted } from '#renderer/screens/capture/use-paste.ts';

const read = { texts: { fullName: 'Dewi', whatsapp: '0812', city: 'Gresik' }, tags: ['expo', 'new'] };
const before: Draft = { ...EMPTY_DRAFT, texts: { city: 'Surabaya' }, tags: ['expo'] };

describe('a pasted contact', () => {
  it('fills its fields and adds its tags', () => {
    const draft = filled(before, read);
    expect(draft).toEqual({ ...EMPTY_DRAFT, texts: read.texts, tags: ['expo', 'new'] });
    expect(fieldCount(read)).toBe(4);
    expect(fieldCount({ texts: { fullName: 'A' }, tags: [] })).toBe(1);
  });

  it('is taken out again, but for what the person has changed since', () => {
    const draft = filled(before, read);
    const undone = withoutPasted(draft, { text: '', read, before });
    expect(undone).toEqual({ ...before, texts: { fullName: '', whatsapp: '', city: 'Surabaya' } });
    const changed = { ...draft, texts: { ...draft.texts, fullName: 'Dewi Anggraini' } };
    expect(withoutPasted(changed, { text: '', read, before }).texts.fullName).toBe('Dewi Anggraini');
  });
});
