import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { Profile } from '#shared/domain/profile.ts';

const CHOICES = [0, 30, 90, 180, 365] as const;

/** How long data of delivered customers stay. Whatever takes more away than before is asked for first. */
export function KeepChoice({ profile, label }: { readonly profile: Profile; readonly label: string }) {
  const say = useSay();
  const set = useSetProfile();
  const [asked, setAsked] = useState<number>();
  const { keepDelivered } = profile;
  const keep = (days: number): void => {
    setAsked(undefined);
    set.mutate({ key: 'keepDelivered', value: days });
  };
  const choose = (days: number): void => {
    const takesMore = days !== 0 && (keepDelivered === 0 || days < keepDelivered);
    if (takesMore) setAsked(days);
    else keep(days);
  };
  return (
    <>
      <Select
        className="setting-control"
        aria-label={label}
        data={[...new Set([...CHOICES, keepDelivered])]
          .sort((one, other) => one - other)
          .map((days) => ({ value: String(days), label: say('settings.keep.days', { count: days }) }))}
        value={String(asked ?? keepDelivered)}
        onChange={(value) => value !== null && choose(Number(value))}
        allowDeselect={false}
      />
      {asked === undefined ? null : <KeepAsk days={asked} onYes={() => keep(asked)} onNo={() => setAsked(undefined)} />}
    </>
  );
}

type KeepAskProps = { readonly days: number; readonly onYes: () => void; readonly onNo: () => void };

function KeepAsk({ days, onYes, onNo }: KeepAskProps) {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['erasable', days],
    queryFn: () => call('customers.erasable', { days }),
    gcTime: 0,
  });
  if (data === undefined) return null;
  return (
    <div className="setting-ask">
      <Note tone="discarded" title={say('settings.keepAsk', { days })} role="alert">
        {say('settings.keepText', { count: data.customers })}
        <div className="note-actions">
          <Button look="danger" onClick={onYes}>
            {say('settings.keepYes')}
          </Button>
          <Button look="quiet" onClick={onNo}>
            {say('word.keep')}
          </Button>
        </div>
      </Note>
    </div>
  );
}
