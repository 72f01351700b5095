import { Select, TextInput } from '@mantine/core';
import type { Draft } from './use-draft.ts';
import { problemsOf } from '#renderer/api/client.ts';
import { useConnectionChoices } from '#renderer/api/mutations.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';

type PickFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly vendor: string;
  readonly draft: Draft;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

/** A value that may be typed, or picked from the list that the vendor gives after signing in with what stands in the form. */
export function PickField({ label, name, vendor, draft, text, isWrong, onText }: PickFieldProps) {
  const say = useSay();
  const choices = useConnectionChoices();
  const { data } = choices;
  const { customerId: _, ...form } = draft;
  return (
    <>
      <div className="row pick">
        {data === undefined || data.length === 0 ? (
          <TextInput
            label={label}
            name={name}
            value={text}
            error={isWrong}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onText(event.currentTarget.value)}
          />
        ) : (
          <Select label={label} name={name} value={text} data={data} onChange={(value) => onText(value ?? '')} />
        )}
        <Button icon="list" busy={choices.isPending} onClick={() => choices.mutate(form)}>
          {say('setup.pick')}
        </Button>
      </div>
      {data === undefined ? null : (
        <Hint tone={data.length > 0 ? 'ok' : 'plain'}>{say('setup.pickHelp', { count: data.length })}</Hint>
      )}
      {choices.error === null ? null : (
        <Hint tone="bad">
          {problemsOf(choices.error)
            .map((found) => sentenceOf(found, say, vendor))
            .join(' ')}
        </Hint>
      )}
    </>
  );
}
