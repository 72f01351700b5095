import { DECLARED_KEYS, type KeyPlace } from './keys.ts';
import { useProfile } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { createSheetState, Sheet } from '#renderer/ui/sheet.tsx';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type KeyLine = { readonly keys: readonly string[]; readonly does: MessageKey };

const PLACES = ['anywhere', 'list', 'capture', 'customer', 'import'] as const satisfies readonly KeyPlace[];

const linesOf = (place: KeyPlace): readonly KeyLine[] =>
  Object.values(DECLARED_KEYS).filter(({ where }) => where === place);

export function KeyList() {
  const say = useSay();
  const { data: profile } = useProfile();
  const quick = profile?.quickKey ?? 'off';
  const global: readonly KeyLine[] = quick === 'off' ? [] : [{ keys: [quick], does: 'keys.quick' }];
  return (
    <div className="key-list">
      {PLACES.map((place) => (
        <section key={place}>
          <h3>{say(`keys.${place}`)}</h3>
          <dl>
            {[...linesOf(place), ...(place === 'anywhere' ? global : [])].map(({ keys, does }) => (
              <div key={does} className="key-line">
                <dt>{say(does)}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key} keys={key} />
                  ))}
                  <span className="sr">{keys.join(', ')}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

const sheet = createSheetState();

export const showKeys = sheet.set;

const PARTS = { content: 'key-sheet' };

/** The list under `?`, over whatever screen is open. */
export function KeySheet() {
  const say = useSay();
  const isOpen = sheet.useIsOpen();
  const close = (): void => showKeys(false);
  return (
    <Sheet isOpen={isOpen} onClose={close} label={say('keys.title')} size="46rem" parts={PARTS}>
      <div className="row">
        <h2>{say('keys.title')}</h2>
        <span className="push" />
        <Button size="small" look="quiet" keys="Esc" onClick={close} data-autofocus>
          {say('keys.close')}
        </Button>
      </div>
      <KeyList />
    </Sheet>
  );
}
