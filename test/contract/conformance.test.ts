import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BENCHES } from './bench.ts';
import { answerCases, reconcileCases } from './conformance-answers.ts';
import { fieldCases } from './conformance-fields.ts';
import { changeCases } from './conformance-changes.ts';
import { formCases } from './conformance-form.ts';
import { mappingCases, requestCases } from './conformance.ts';
import { vendorById, VENDORS } from '#electron/vendors/registry.ts';
import { VENDOR_IDS } from '#shared/domain/vendor-descriptor.ts';

describe.each(VENDORS.map((vendor) => [vendor.id, vendor] as const))('%s', (id, vendor) => {
  describe('form', () => formCases(vendor));
  describe.each(BENCHES[id].setups.map((setup) => [setup.title, setup] as const))('%s', (_title, setup) => {
    describe('mapping', () => mappingCases(vendor, setup));
    // A body that the team writes itself names its fields in a setting, and not in the definition.
    const isWritten = vendor.descriptor.settings.some(({ kind }) => kind === 'template');
    if (!isWritten) describe('fields', () => fieldCases(vendor, setup));
    describe('request', () => requestCases(vendor, setup));
    describe('answers', () => answerCases(vendor, setup));
    describe('reconciliation', () => reconcileCases(vendor, setup));
    const { update } = vendor;
    if (update !== undefined) describe('changes', () => changeCases(vendor, update, setup));
  });
});

describe('the registry', () => {
  it('says which vendors take changes of a customer', () => {
    const taking = VENDORS.filter(({ update }) => update !== undefined).map(({ id }) => id);
    expect(taking).toEqual(['salesmania', 'nxlink', 'ladiflow']);
  });

  it('has every vendor once, and finds it by its id', () => {
    expect(VENDORS.map(({ id }) => id).sort()).toEqual([...VENDOR_IDS].sort());
    for (const vendor of VENDORS) expect(vendorById(vendor.id)).toBe(vendor);
    expect(vendorById('nobody')).toBeUndefined();
  });

  it.each(VENDORS.map(({ id }) => id))('%s has a contract test of its own and a map of its folder', (id) => {
    const test = new URL(`./${id}.test.ts`, import.meta.url);
    expect(existsSync(test)).toBe(true);
    expect(readFileSync(test, 'utf8')).toMatch(/\bit(?:\.each\(|\()/);
    const map = readFileSync(new URL(`../../electron/vendors/${id}/README.md`, import.meta.url), 'utf8');
    expect(map.split('\n').length).toBeGreaterThanOrEqual(8);
  });
});
