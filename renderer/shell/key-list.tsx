import { Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { KEYS } from './keys.ts';
import { useProfile } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type KeyLine = { readonly keys: readonly string[]; readonly does: MessageKey };

type KeyGroup = { readonly title: MessageKey; readonly lines: readonly KeyLine[] };

/** Every key there is, by where it works. */
const GROUPS: readonly KeyGroup[] = [
  {
    title: 'keys.anywhere',
    lines: [
      { keys: [KEYS.palette], does: 'keys.palette' },
      { keys: [KEYS.capture], does: 'keys.new' },
      { keys: [KEYS.sync], does: 'keys.sync' },
      { keys: [KEYS.pause], does: 'keys.pause' },
      { keys: [KEYS.queue, KEYS.connections], does: 'keys.screens' },
      { keys: [KEYS.settings], does: 'keys.settings' },
      { keys: [KEYS.allKeys], does: 'keys.all' },
    ],
  },
  {
    title: 'keys.list',
    lines: [
      { keys: ['J', 'K', '↓', '↑'], does: 'keys.move' },
      { keys: ['Home', 'End'], does: 'keys.ends' },
      { keys: ['Enter'], does: 'keys.open' },
      { keys: ['/'], does: 'keys.search' },
    ],
  },
  {
    title: 'keys.capture',
    lines: [
      { keys: ['Enter'], does: 'keys.save' },
      { keys: ['Ctrl+Enter'], does: 'keys.saveNext' },
      { keys: [KEYS.location], does: 'keys.location' },
      { keys: [KEYS.openDuplicate], does: 'keys.openDuplicate' },
      { keys: [KEYS.captureAnyway], does: 'keys.anyway' },
      { keys: ['Esc'], does: 'keys.close2' },
    ],
  },
  {
    title: 'keys.customer',
    lines: [
      { keys: [KEYS.edit], does: 'keys.edit' },
      { keys: [KEYS.retry], does: 'keys.retry' },
      { keys: [KEYS.copyReceipt], does: 'keys.copy' },
      { keys: ['1', '2', 'Esc'], does: 'keys.decide' },
    ],
  },
];

export function KeyList() {
  const say = useSay();
  const { data: profile } = useProfile();
  const quick = profile?.quickKey ?? 'off';
  const global: readonly KeyLine[] = quick === 'off' ? [] : [{ keys: [quick], does: 'keys.quick' }];
  return (
    <div className="key-list">
      {GROUPS.map(({ title, lines }, index) => (
        <section key={title}>
          <h3>{say(title)}</h3>
          <dl>
            {[...lines, ...(index === 0 ? global : [])].map(({ keys, does }) => (
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

let isOpen = false;
const listeners = new Set<() => void>();

export function showKeys(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const PARTS = { content: 'key-sheet' };
const NO_FADE = { duration: 0 };

/** The list under `?`, over whatever screen is open. */
export function KeySheet() {
  const say = useSay();
  const opened = useSyncExternalStore(subscribe, () => isOpen);
  const close = (): void => showKeys(false);
  return (
    <Modal.Root opened={opened} onClose={close} size="46rem" transitionProps={NO_FADE} classNames={PARTS}>
      <Modal.Overlay backgroundOpacity={0.45} color="#0a1418" />
      <Modal.Content aria-label={say('keys.title')}>
        <Modal.Body>
          <div className="row">
            <h2>{say('keys.title')}</h2>
            <span className="push" />
            <Button size="small" look="quiet" keys="Esc" onClick={close} data-autofocus>
              {say('keys.close')}
            </Button>
          </div>
          <KeyList />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
