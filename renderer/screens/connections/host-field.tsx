import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sayIfKnown, useSay } from '#renderer/i18n/words.ts';

type HostFieldProps = {
  readonly label: string;
  readonly messageKey: string;
  /** Addresses that the vendor documents, its default one first. */
  readonly hosts: readonly string[];
  /** Empty: the default one. */
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

const OTHER = 'other';

/** One of the servers that the vendor names, or any other address. */
export function HostField({ label, messageKey, hosts, text, isWrong, onText }: HostFieldProps) {
  const say = useSay();
  const [isOther, setOther] = useState(text !== '' && !hosts.includes(text));
  const [first = ''] = hosts;
  const choose = (value: string | null): void => {
    setOther(value === OTHER);
    onText(value === null || value === OTHER || value === first ? '' : value);
  };
  const named = hosts.map((value) => ({ value, label: sayIfKnown(say, `${messageKey}.${value}`, value) }));
  return (
    <>
      <Select
        label={label}
        value={isOther ? OTHER : text === '' ? first : text}
        data={[...named, { value: OTHER, label: say('setup.hostOther') }]}
        onChange={choose}
        allowDeselect={false}
      />
      {isOther ? (
        <TextInput
          aria-label={say('setup.hostAddress')}
          name="baseUrl"
          value={text}
          error={isWrong}
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      ) : null}
    </>
  );
}
