import type { Language } from '#shared/domain/profile.ts';
import { fields as enFields } from './en/fields.ts';
import { menu as enMenu } from './en/menu.ts';
import { problems as enProblems } from './en/problems.ts';
import { states as enStates } from './en/states.ts';
import { tray as enTray } from './en/tray.ts';
import { fields as idFields } from './id/fields.ts';
import { menu as idMenu } from './id/menu.ts';
import { problems as idProblems } from './id/problems.ts';
import { states as idStates } from './id/states.ts';
import { tray as idTray } from './id/tray.ts';
import { fields as viFields } from './vi/fields.ts';
import { menu as viMenu } from './vi/menu.ts';
import { problems as viProblems } from './vi/problems.ts';
import { states as viStates } from './vi/states.ts';
import { tray as viTray } from './vi/tray.ts';

const en = { ...enStates, ...enFields, ...enProblems, ...enTray, ...enMenu };
const id = { ...idStates, ...idFields, ...idProblems, ...idTray, ...idMenu };
const vi = { ...viStates, ...viFields, ...viProblems, ...viTray, ...viMenu };

export type MessageKey = keyof typeof en;

/** Every word of window, tray, notifications and command line, as ICU messages. A word is added to all three languages at once. */
export const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, id, vi };

/** Whether a key that was put together at run time (such as `vendor.<id>.<field>.help`) has words. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
