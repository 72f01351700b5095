import './welcome.css';
import { SegmentedControl } from '@mantine/core';
import { useIntl } from 'react-intl';
import { Link, useLocation } from 'wouter';
import { useSetProfile } from '#renderer/api/mutations.ts';
import { useProfile, useVendors } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { CountrySelect } from '#renderer/screens/settings/country-select.tsx';
import { usePractice } from '#renderer/shell/practice.ts';
import { startTour } from '#renderer/shell/tour-state.ts';
import { Mark } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import { LANGUAGES } from '#shared/domain/profile.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

/** Language and country first, then two doors and a third way. All of it works without a network. */
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
    <aside className="welcome-side" aria-label={say('app.name')}>
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
    </aside>
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
  const practice = usePractice();
  const { data: vendors = [] } = useVendors();
  const names = intl.formatList(
    // One that a team describes itself has no page, and nobody comes with a key from it.
    vendors.flatMap(({ name, homepage }) => (homepage === undefined ? [] : [name])),
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
          <Icon name="flask" />
          <h2>{say('welcome.practise')}</h2>
          <p className="text2">{say('welcome.practiseText')}</p>
          <Button size="large" busy={practice.isBeginning} onClick={practice.begin}>
            {say('welcome.practiseDo')}
          </Button>
        </div>
      </div>
      <OtherWays />
    </section>
  );
}

function OtherWays() {
  const say = useSay();
  return (
    <p className="welcome-ways">
      <Link className="link" href="/capture">
        {say('welcome.captureDo')}
      </Link>
      <Link className="link" href="/queue" onClick={startTour}>
        {say('tour.start')}
      </Link>
    </p>
  );
}
