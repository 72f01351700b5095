import type { Language } from '#shared/domain/profile.ts';
import { activity as enActivity } from './en/activity.ts';
import { capture as enCapture } from './en/capture.ts';
import { change as enChange } from './en/change.ts';
import { checkup as enCheckup } from './en/checkup.ts';
import { preview as enPreview } from './en/preview.ts';
import { setup as enSetup } from './en/setup.ts';
import { cli as enCli } from './en/cli.ts';
import { connections as enConnections } from './en/connections.ts';
import { customer as enCustomer } from './en/customer.ts';
import { fields as enFields } from './en/fields.ts';
import { mapping as enMapping } from './en/mapping.ts';
import { importing as enImporting } from './en/import.ts';
import { filters as enFilters } from './en/filters.ts';
import { menu as enMenu } from './en/menu.ts';
import { practice as enPractice } from './en/practice.ts';
import { problems as enProblems } from './en/problems.ts';
import { queue as enQueue } from './en/queue.ts';
import { palette as enPalette } from './en/palette.ts';
import { evidence as enEvidence } from './en/evidence.ts';
import { preferences as enPreferences } from './en/preferences.ts';
import { keeping as enKeeping } from './en/keeping.ts';
import { settings as enSettings } from './en/settings.ts';
import { shell as enShell } from './en/shell.ts';
import { states as enStates } from './en/states.ts';
import { tray as enTray } from './en/tray.ts';
import { vendorCustom as enVendorCustom } from './en/vendor-custom.ts';
import { vendorsEn } from './en/vendors.ts';
import { activity as idActivity } from './id/activity.ts';
import { capture as idCapture } from './id/capture.ts';
import { change as idChange } from './id/change.ts';
import { checkup as idCheckup } from './id/checkup.ts';
import { preview as idPreview } from './id/preview.ts';
import { setup as idSetup } from './id/setup.ts';
import { cli as idCli } from './id/cli.ts';
import { connections as idConnections } from './id/connections.ts';
import { customer as idCustomer } from './id/customer.ts';
import { fields as idFields } from './id/fields.ts';
import { mapping as idMapping } from './id/mapping.ts';
import { importing as idImporting } from './id/import.ts';
import { filters as idFilters } from './id/filters.ts';
import { menu as idMenu } from './id/menu.ts';
import { practice as idPractice } from './id/practice.ts';
import { problems as idProblems } from './id/problems.ts';
import { queue as idQueue } from './id/queue.ts';
import { palette as idPalette } from './id/palette.ts';
import { evidence as idEvidence } from './id/evidence.ts';
import { preferences as idPreferences } from './id/preferences.ts';
import { keeping as idKeeping } from './id/keeping.ts';
import { settings as idSettings } from './id/settings.ts';
import { shell as idShell } from './id/shell.ts';
import { states as idStates } from './id/states.ts';
import { tray as idTray } from './id/tray.ts';
import { vendorCustom as idVendorCustom } from './id/vendor-custom.ts';
import { vendorsId } from './id/vendors.ts';
import { activity as viActivity } from './vi/activity.ts';
import { capture as viCapture } from './vi/capture.ts';
import { change as viChange } from './vi/change.ts';
import { checkup as viCheckup } from './vi/checkup.ts';
import { preview as viPreview } from './vi/preview.ts';
import { setup as viSetup } from './vi/setup.ts';
import { cli as viCli } from './vi/cli.ts';
import { connections as viConnections } from './vi/connections.ts';
import { customer as viCustomer } from './vi/customer.ts';
import { fields as viFields } from './vi/fields.ts';
import { mapping as viMapping } from './vi/mapping.ts';
import { importing as viImporting } from './vi/import.ts';
import { filters as viFilters } from './vi/filters.ts';
import { menu as viMenu } from './vi/menu.ts';
import { practice as viPractice } from './vi/practice.ts';
import { problems as viProblems } from './vi/problems.ts';
import { queue as viQueue } from './vi/queue.ts';
import { palette as viPalette } from './vi/palette.ts';
import { evidence as viEvidence } from './vi/evidence.ts';
import { preferences as viPreferences } from './vi/preferences.ts';
import { keeping as viKeeping } from './vi/keeping.ts';
import { settings as viSettings } from './vi/settings.ts';
import { shell as viShell } from './vi/shell.ts';
import { states as viStates } from './vi/states.ts';
import { tray as viTray } from './vi/tray.ts';
import { vendorCustom as viVendorCustom } from './vi/vendor-custom.ts';
import { vendorsVi } from './vi/vendors.ts';

const en = {
  ...enActivity,
  ...enCapture,
  ...enChange,
  ...enCheckup,
  ...enPreview,
  ...enSetup,
  ...enCli,
  ...enConnections,
  ...enCustomer,
  ...enFields,
  ...enMapping,
  ...enImporting,
  ...enFilters,
  ...enMenu,
  ...enPractice,
  ...enProblems,
  ...enQueue,
  ...enPalette,
  ...enEvidence,
  ...enPreferences,
  ...enKeeping,
  ...enSettings,
  ...enShell,
  ...enStates,
  ...enTray,
  ...enVendorCustom,
  ...vendorsEn,
};
const id = {
  ...idActivity,
  ...idCapture,
  ...idChange,
  ...idCheckup,
  ...idPreview,
  ...idSetup,
  ...idCli,
  ...idConnections,
  ...idCustomer,
  ...idFields,
  ...idMapping,
  ...idImporting,
  ...idFilters,
  ...idMenu,
  ...idPractice,
  ...idProblems,
  ...idQueue,
  ...idPalette,
  ...idEvidence,
  ...idPreferences,
  ...idKeeping,
  ...idSettings,
  ...idShell,
  ...idStates,
  ...idTray,
  ...idVendorCustom,
  ...vendorsId,
};
const vi = {
  ...viActivity,
  ...viCapture,
  ...viChange,
  ...viCheckup,
  ...viPreview,
  ...viSetup,
  ...viCli,
  ...viConnections,
  ...viCustomer,
  ...viFields,
  ...viMapping,
  ...viImporting,
  ...viFilters,
  ...viMenu,
  ...viPractice,
  ...viProblems,
  ...viQueue,
  ...viPalette,
  ...viEvidence,
  ...viPreferences,
  ...viKeeping,
  ...viSettings,
  ...viShell,
  ...viStates,
  ...viTray,
  ...viVendorCustom,
  ...vendorsVi,
};

export type MessageKey = keyof typeof en;

/** Every word of window, tray, notifications and command line, as ICU messages. A word is added to all three languages at once. */
export const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, id, vi };

/** Whether a key that was put together at run time (such as `vendor.<id>.<field>.help`) has words. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
