/** Tray menu, tooltip, native notifications and the question at quitting. */
export const tray = {
  'tray.sync': 'Sync now',
  'tray.pause': 'Pause sending',
  'tray.resume': 'Resume sending',
  'tray.open': 'Open Fieldpost',
  'tray.capture': 'New customer',
  'tray.quick': 'Quick capture',
  'tray.quit': 'Quit',
  'tray.tooltip':
    'Fieldpost: {needYou, plural, one {# needs you} other {# need you}}, {waiting, plural, other {# waiting}}, {online, select, true {online} other {offline}}',
  'tray.practice': 'Practice, not your customers: {status}',
  'tray.status': '{needYou, plural, one {# needs you} other {# need you}} · {waiting, plural, other {# waiting}}',
  'tray.nextTry': '{net}, next try {time}',
  'tray.paused': 'Fieldpost: sending is paused, {waiting, plural, other {# waiting}}',
  'notify.synced':
    '{delivered, plural, other {# delivered}}{needYou, plural, =0 {} one {, # needs you} other {, # need you}}',
  'notify.unauthorized':
    '{vendor} no longer accepts this token. {waiting, plural, one {# waits} other {# wait}}, none is lost.',
  'quit.question':
    '{waiting, plural, one {# waits. It is safe here and goes} other {# wait. They are safe here and go}} out when Fieldpost runs again.',
  'quit.quit': 'Quit',
  'quit.keep': 'Keep in tray',
} as const;
