import { sentenceOf, type Say } from '#renderer/i18n/words.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';

/** What is wrong with a field, in a sentence that fits what the field is for. */
export function faultWords(found: Problem, vendor: VendorDescriptor, say: Say): string {
  const field = fieldAt(found.field, vendor);
  switch (found.code) {
    case 'value-required':
      return say('setup.required');
    case 'value-invalid':
    case 'wrong-type':
      return invalidWords(field, say);
    default:
      return sentenceOf(found, say, vendor.name);
  }
}

function fieldAt(path: string | undefined, vendor: VendorDescriptor): FormField | undefined {
  const [part, key] = path?.split('.') ?? [];
  const fields = part === 'secrets' ? vendor.secrets : vendor.settings;
  return fields.find((field) => field.key === key);
}

function invalidWords(field: FormField | undefined, say: Say): string {
  if (field?.kind === 'secret') return say('setup.badSecret');
  if (typeof field?.default === 'string' && field.default.startsWith('/')) return say('setup.badPath');
  return say('setup.invalid');
}
