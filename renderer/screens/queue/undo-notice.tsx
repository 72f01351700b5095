import { useSay } from '#renderer/i18n/words.ts';
import { useCommands } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What is about to be done, or was, with the way back: by mouse, or by its key while the notice stands. */
export function UndoNotice({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }) {
  const say = useSay();
  useCommands('page', [{ id: 'undo', words: say('view.undo'), icon: 'undo', keys: KEYS.undo, run: onUndo }]);
  return (
    <span className="row">
      <span className="push">{words}</span>
      <Button size="small" keys={KEYS.undo} onClick={onUndo}>
        {say('view.undo')}
      </Button>
    </span>
  );
}
