/** Capture: what is kept for the day, where the customer is, who may be the same. */
export const keeping = {
  'capture.duplicate.name': 'Similar name.',
  'capture.kept': 'Kept for today',
  'capture.keptCity': 'City: {city}',
  'capture.keptTag': 'Tag: {tag}',
  'capture.keepNone': 'Let go',
  'capture.keep': 'Keep {field} for today',
  'capture.keptWord': 'kept',
  'capture.pasteHint': 'Have it in a chat or a contact card? Paste it here with {keys} and the form fills itself.',
  'quick.title': 'Quick capture',
  'quick.offline': 'Offline, saves anyway',
  'location.add': 'Add location',
  'location.asking': 'Looking for this computer’s place',
  'location.change': 'Location',
  'location.remove': 'Remove the location',
  'location.typed': 'Latitude, longitude',
  'location.typedHelp':
    'This computer cannot tell where it is. Copy the place from a map app and paste it here, such as −7.2575, 112.7521.',
  'location.use': 'Use',
  'location.wrong': 'Two numbers are wanted, such as −7.2575, 112.7521.',
} as const;
