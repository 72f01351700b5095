/** Practice with sample vendors, and the tour. */
export const practice = {
  'practice.word': 'Practice',
  'practice.text': 'The vendors are samples on this computer. Nothing leaves it, and nothing of this is kept.',
  'practice.end': 'End practice',
  'practice.begin': 'Practise with sample vendors',
  'practice.setting': 'Practice and tour',
  'practice.settingHelp': 'Sample vendors, customers of their own. Your real customers are not touched.',
  'welcome.practise': 'Practise first',
  'welcome.practiseText':
    'Five sample vendors on this computer. Everything is real except them, and it is marked “Practice” throughout.',
  'welcome.practiseDo': 'Try with sample vendors',
  'tour.start': 'Two-minute tour',
  'tour.again': 'Show the tour',
  'tour.help': 'Five pointers at what is where. You can go on working meanwhile.',
  'tour.label': 'Tour, {step} of {count}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.skip': 'Skip the tour',
  'tour.done': 'Done',
  'tour.capture': 'Capture in ten seconds',
  'tour.captureText':
    'From anywhere: {keys}. A name is enough. Enter saves, and saved means safe on this computer, network or not.',
  'tour.queue': 'Every customer, every vendor',
  'tour.queueText':
    'One row a customer, one mark for each vendor. A row that waits says why, and when it goes on by itself.',
  'tour.connections': 'Where customers go',
  'tour.connectionsText': 'Each vendor with its health in words. Keys stay in the keychain of this computer.',
  'tour.import': 'A list you have already',
  'tour.importText': 'Drop a CSV, Excel or vCard file. You see every row before anything is saved, and can undo it.',
  'tour.outbox': 'Nothing is lost, nothing goes twice',
  'tour.outboxText':
    'What waits goes out by itself. Only “Need you” wants a decision of yours. {keys} finds any action and any customer.',
} as const;
