import { useSaveRejected } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useTell } from '#renderer/ui/use-tell.ts';
import type { ImportChoice } from '#shared/domain/import.ts';

type SaveOthersProps = { readonly others: number; readonly choice: Omit<ImportChoice, 'plan'> };

/** The rows that are not imported, as a file to be put right. */
export function SaveOthersButton({ others, choice }: SaveOthersProps) {
  const say = useSay();
  const tell = useTell();
  const save = useSaveRejected();
  if (others === 0) return null;
  const onClick = (): void =>
    save.mutate(
      { ticked: [...choice.ticked], unticked: [...choice.unticked] },
      {
        onSuccess: ({ saved }) => {
          if (saved) tell(say('import.saved'));
        },
      },
    );
  return (
    <Button look="quiet" icon="upload" busy={save.isPending} onClick={onClick}>
      {say('import.saveOthers', { count: others })}
    </Button>
  );
}
