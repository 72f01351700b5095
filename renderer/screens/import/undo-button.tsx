import { useUndoImport } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useTell } from '#renderer/ui/use-tell.ts';

type UndoButtonProps = {
  readonly importId: string;
  readonly undoable: number;
  /** Nothing of it has left yet. */
  readonly isWhole: boolean;
  readonly size?: 'small' | 'medium';
};

/** Takes an import back as far as it can be, and says how far that was. */
export function UndoButton({ importId, undoable, isWhole, size = 'small' }: UndoButtonProps) {
  const say = useSay();
  const tell = useTell();
  const undo = useUndoImport();
  if (undoable === 0) return null;
  const onClick = (): void =>
    undo.mutate(
      { id: importId },
      {
        onSuccess: (answer) => tell(say('import.undone', answer).trim()),
      },
    );
  return (
    <Button size={size} icon="undo" busy={undo.isPending} onClick={onClick}>
      {isWhole ? say('import.undo') : say('import.undoSome', { count: undoable })}
    </Button>
  );
}
