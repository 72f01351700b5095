/** Where most people of our countries have their e-mail; the first that fits is offered. */
const COMMON = [
  'gmail.com',
  'yahoo.com',
  'outlook.com',
  'hotmail.com',
  'icloud.com',
  'yahoo.co.id',
  'yahoo.com.vn',
] as const;

/** Of customers that were saved by this window, the newest first: colleagues come together. */
let recent: readonly string[] = [];
const MOST_KEPT = 5;

/** An address that was typed: its domain may be meant again. */
export function rememberDomain(email: string | undefined): void {
  const domain = email?.trim().split('@')[1]?.toLowerCase();
  if (domain === undefined || !domain.includes('.')) return;
  recent = [domain, ...recent.filter((other) => other !== domain)].slice(0, MOST_KEPT);
}

/** The whole address that an unfinished one may become; nothing before the @, nor once an ending such as `.co` stands there. */
export function offeredEmail(text: string, known: readonly string[] = recent): string | undefined {
  const [, name, begun] = /^\s*([^\s@]+)@([^\s@]*)$/.exec(text) ?? [];
  if (name === undefined || begun === undefined || /\.[^.]{2,}$/.test(begun)) return undefined;
  const domain = [...known, ...COMMON].find((one) => one.startsWith(begun.toLowerCase()));
  return domain === undefined ? undefined : `${name}@${domain}`;
}
