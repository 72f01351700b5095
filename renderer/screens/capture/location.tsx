import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { readCoordinates } from './coordinates.ts';
import type { CaptureForm } from './use-capture-form.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useCommands } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Hint } from '#renderer/ui/hint.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useInitialFocus } from '#renderer/ui/use-initial-focus.ts';

/** How long a computer may think about where it is. */
const PATIENCE_MS = 6_000;

export type LocationState = 'idle' | 'asking' | 'typing';

/** Where the customer is: asked for only when the person wants it, and typed where the computer cannot tell. */
export function useLocationOf(form: CaptureForm) {
  const say = useSay();
  const [state, setState] = useState<LocationState>('idle');
  const put = (latitude: number, longitude: number): void => {
    form.set({ texts: { ...form.draft.texts, latitude: String(latitude), longitude: String(longitude) } });
    setState('idle');
  };
  const ask = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => put(rounded(coords.latitude), rounded(coords.longitude)),
      () => setState('typing'),
      { timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  };
  const forget = (): void => {
    const { latitude: _latitude, longitude: _longitude, ...texts } = form.draft.texts;
    form.set({ texts });
  };
  useCommands('page', [{ id: 'location', words: say('location.add'), icon: 'pin', keys: KEYS.location, run: ask }]);
  return { state, ask, put, forget, stop: () => setState('idle') };
}

export type LocationOf = ReturnType<typeof useLocationOf>;

/** About a metre: more digits are noise. */
const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

/** The button beside Save; once there is a location, what it is. */
export function LocationButton({ form, location }: { readonly form: CaptureForm; readonly location: LocationOf }) {
  const say = useSay();
  const { latitude = '', longitude = '' } = form.draft.texts;
  if (latitude !== '' && longitude !== '') {
    return (
      <span className="location-set small text2">
        <Icon name="pin" small />
        <span dir="ltr">{`${latitude}, ${longitude}`}</span>
        <Button size="small" look="quiet" icon="cross" aria-label={say('location.remove')} onClick={location.forget} />
      </span>
    );
  }
  return (
    <Button
      className="location-add"
      size="large"
      look="quiet"
      icon="pin"
      keys={KEYS.location}
      busy={location.state === 'asking'}
      onClick={location.ask}
    >
      {say(location.state === 'asking' ? 'location.asking' : 'location.add')}
    </Button>
  );
}

/** Where the computer cannot tell: a place to paste what a map app says. */
export function LocationTyped({ location }: { readonly location: LocationOf }) {
  const say = useSay();
  const box = useInitialFocus<HTMLInputElement>();
  const { text, setText, isWrong, take, onKeyDown } = useTyped(location);
  return (
    <div className="location-typed" data-own-escape>
      <div className="row">
        <TextInput
          ref={box}
          aria-label={say('location.typed')}
          placeholder={say('location.typed')}
          value={text}
          error={isWrong}
          dir="ltr"
          aria-describedby="location-help"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button onClick={take}>{say('location.use')}</Button>
        <Button look="quiet" keys="Esc" onClick={location.stop}>
          {say('customer.cancel')}
        </Button>
      </div>
      <Hint tone={isWrong ? 'bad' : 'plain'} id="location-help">
        {say(isWrong ? 'location.wrong' : 'location.typedHelp')}
      </Hint>
    </div>
  );
}

function useTyped(location: LocationOf) {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const take = (): void => {
    const read = readCoordinates(text);
    if (read === undefined) setWrong(true);
    else location.put(read.latitude, read.longitude);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault(); // the form is not saved by it, and the page stays
    event.stopPropagation();
    if (event.key === 'Enter') take();
    else location.stop();
  };
  return { text, setText, isWrong, take, onKeyDown };
}
