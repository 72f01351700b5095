/** Sending an edit on to vendors that have the customer. */
export const change = {
  'change.ask': 'Send the change to {vendors}?',
  'change.cannot':
    '{count, plural, one {{vendors} cannot take changes and keeps what was sent.} other {{vendors} cannot take changes and keep what was sent.}}',
  'change.send': 'Send',
  'change.show': 'What will be sent to {vendor}',
  'change.later': 'Not now',
  'change.close': 'Close',
  'change.label': 'Change',
  'change.receipt': 'Change delivered to {vendor}',
  'change.queuedText': 'When the change was sent on.',
  'change.older':
    'What {vendor} has is older than what is here, and it cannot take changes. Correct it there by hand if it matters.',
} as const;
