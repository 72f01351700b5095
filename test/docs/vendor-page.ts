import { CUSTOMER_FIELDS } from '#shared/domain/customer.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';
import { isMessageKey, messages } from '#shared/i18n/catalogue.ts';

// The tables of a vendor's page, drawn from its definition in English.

export function pageOf(vendor: string): URL {
  return new URL(`../../docs/vendors/${vendor}.md`, import.meta.url);
}

/** The page with the tables of this definition between its marks; text outside the marks stays as it is. */
export function withTables(page: string, vendor: VendorDescriptor): string {
  const tables = { fields: fieldTable(vendor), settings: settingTable(vendor) };
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name}:[^\\n]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, start: string, end: string) => `${start}\n${table}\n\n${end}`,
      ),
    page,
  );
}

function fieldTable(vendor: VendorDescriptor): string {
  if (vendor.fields.length === 0) return nameTable();
  const rows = vendor.fields.map((field) => [
    `\`${field.name}\`${field.when === undefined ? '' : ` (${field.when.key} \`${field.when.is}\`)`}`,
    field.from.map((source) => sourceWords(source, vendor.id)).join(', ') || '–',
    words(`mapping.how.${field.change}`, field.change),
    { yes: 'yes', 'one-of': 'one of these', no: '–' }[field.required],
    limitWords(field),
    field.assumed === true ? 'assumed' : 'documented',
  ]);
  return table(['field', 'filled from', 'written', 'required', 'limit', 'rule'], rows);
}

/** A vendor whose body is a setting: what may stand between the braces. */
function nameTable(): string {
  const forms: Readonly<Record<string, string>> = {
    whatsapp: '`{whatsapp.digits}`',
    phone: '`{phone.digits}`',
    country: '`{country.name}`, the English name',
    latitude: '`{latitude.text}`',
    longitude: '`{longitude.text}`',
    tags: '`{tags.text}`, joined by comma',
    customFields: '`{custom.NAME}`, one of them',
  };
  const rows = CUSTOMER_FIELDS.map((key) => [`\`{${key}}\``, words(`field.${key}`, key), forms[key] ?? '–']);
  return table(['in the body', 'is', 'or'], [...rows, ['`{externalId}`', 'Fieldpost’s number of the customer', '–']]);
}

function sourceWords(source: string, vendor: string): string {
  if (source === 'externalId') return 'our number';
  const setting = /^settings\.(.+)$/.exec(source)?.[1];
  return setting === undefined
    ? words(`field.${source}`, source)
    : `setting “${words(`vendor.${vendor}.${setting}`, setting)}”`;
}

function limitWords({ limit, beyond }: VendorField): string {
  if (limit === undefined) return '–';
  const act =
    beyond === undefined
      ? ''
      : { refuse: ', longer is refused', shorten: ', longer is shortened', warn: ', longer is sent with a warning' }[
          beyond
        ];
  return `${limit}${act}`;
}

function settingTable({ id, settings, secrets }: VendorDescriptor): string {
  const rows = [
    ...settings.map((field) => settingRow(field, id, field.required ? 'required' : defaultWords(field))),
    ...secrets.map((field) => settingRow(field, id, 'secret')),
  ];
  return table(['key', 'in the form', 'what it is for', 'if empty'], rows);
}

function settingRow(field: FormField, vendor: string, ifEmpty: string): readonly string[] {
  if (field.kind === 'slots')
    return ['`NAME`', 'NAME', 'One secret for each `{secret:NAME}` above.', 'secret, required'];
  const own = `vendor.${vendor}.${field.key}`;
  const key = isMessageKey(own) ? own : `vendor.${field.key}`;
  const help = words(`${key}.help`, '–') + markOf(field);
  return [`\`${field.key}\``, words(key, field.key), help, ifEmpty];
}

function defaultWords({ default: value, kind }: FormField): string {
  return value === undefined || kind === 'template' ? '–' : `\`${value}\``;
}

/** Of a message: its text, with ICU's escaped braces as they are shown. */
function words(key: string, fallback: string): string {
  return isMessageKey(key) ? messages.en[key].replace(/'([{}])'/g, '$1') : fallback;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/[|*]/g, '\\$&')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function markOf({ assumed, experimental }: FormField): string {
  if (experimental === true) return ' Experimental: not documented, and not checked against the vendor.';
  return assumed === true ? ' Not documented by the vendor.' : '';
}
