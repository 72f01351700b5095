import { expect, test } from 'vitest';
import { autostartEntry } from '#electron/shell/autostart-entry.ts';

test('an autostart file starts exactly this program, whatever signs its path has', () => {
  expect(autostartEntry('Fieldpost', ['/opt/Field post/fieldpost', '--hidden'])).toContain(
    'Exec="/opt/Field post/fieldpost" "--hidden"\n',
  );
  // One backslash for the quoting of Exec, each backslash doubled for the string value.
  expect(autostartEntry('F', ['/a"$b`\\%c'])).toContain('Exec="/a\\\\"\\\\$b\\\\`\\\\\\\\%%c"\n');
});
