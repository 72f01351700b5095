import './welcome.css';
import { SegmentedControl } from '@mantine/core';
import { useIntl } from 'react-intl';
import { useLocation } from 'wouter';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useProfile, useVendors } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { CountrySelect } from '#renderer/screens/settings/country-select.tsx';
import { Mark } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import { LANGUAGES } from '#shared/domain/profile.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

/** Language and country first, then two doors. All of it works without a network. */
export function WelcomeScreen({ status }: { readonly status: OutboxStatus }) {
  const say = useSay();
  return (
    <div className="welcome">
      <Promises />
      <main className="welcome-main">
        {status.online ? null : (
          <p className="welcome-offline">
            <StateChip state="offline" pill>
              {say('welcome.offline')}
            </StateChip>
          </p>
        )}
        <AboutYou />
        <Doors />
      </main>
    </div>
  );
}

function Promises() {
  const say = useSay();
  return (
    <section className="welcome-side">
      <p className="welcome-brand">
        <Mark inverted />
        {say('app.name')}
      </p>
      <p className="welcome-promise">
        {say('welcome.promise1')}
        <br />
        {say('welcome.promise2')}
        <br />
        {say('welcome.promise3')}
      </p>
      <ul>
        <li>
          <StateShape state="queued" />
          {say('welcome.kept')}
        </li>
        <li>
          <StateShape state="sending" />
          {say('welcome.sent')}
        </li>
        <li>
          <StateShape state="delivered" />
          {say('welcome.receipt')}
        </li>
      </ul>
      <p className="small welcome-nothing">{say('welcome.nothing')}</p>
    </section>
  );
}

function AboutYou() {
  const say = useSay();
  const { data: profile } = useProfile();
  const set = useSetProfile();
  if (profile === undefined) return null;
  return (
    <section>
      <h1>{say('welcome.you')}</h1>
      <div className="welcome-you">
        <div className="fld">
          <span className="welcome-label">{say('settings.language')}</span>
          <SegmentedControl
            aria-label={say('settings.language')}
            value={profile.language}
            onChange={(value) => set.mutate({ key: 'language', value })}
            transitionDuration={0}
            data={LANGUAGES.map((value) => ({ value, label: say(`language.${value}`) }))}
          />
        </div>
        <div className="fld">
          <span className="welcome-label">{say('welcome.country')}</span>
          <CountrySelect profile={profile} label={say('welcome.country')} />
        </div>
      </div>
    </section>
  );
}

function Doors() {
  const say = useSay();
  const intl = useIntl();
  const [, navigate] = useLocation();
  const { data: vendors = [] } = useVendors();
  const names = intl.formatList(
    vendors.map(({ name }) => name),
    { type: 'disjunction' },
  );
  return (
    <section>
      <h1>{say('welcome.begin')}</h1>
      <div className="doors">
        <div className="door">
          <Icon name="plug" />
          <h2>{say('welcome.connect')}</h2>
          <p className="text2">{say('welcome.connectText', { vendors: names })}</p>
          <Button look="primary" size="large" onClick={() => navigate('/connections/new')}>
            {say('welcome.connectDo')}
          </Button>
        </div>
        <div className="door">
          <Icon name="person" />
          <h2>{say('welcome.capture')}</h2>
          <p className="text2">{say('welcome.captureText')}</p>
          <Button size="large" keys="Ctrl+N" onClick={() => navigate('/capture')}>
            {say('welcome.captureDo')}
          </Button>
        </div>
      </div>
    </section>
  );
}
