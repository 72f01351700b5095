import './settings.css';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { SECTIONS, type SettingLine, type SettingsSection } from './setting-table.tsx';
import { useProfile } from '#renderer/api/queries.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { KeyList } from '#renderer/shell/key-list.tsx';
import { Page } from '#renderer/shell/page.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { foldedWords, matchesWords } from '#shared/domain/fold.ts';
import type { Profile } from '#shared/domain/profile.ts';

/** One section at a time, or what a search finds in all of them. */
export function SettingsScreen({ sectionId }: { readonly sectionId: string | undefined }) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const { data: profile } = useProfile();
  const here = SECTIONS.find(({ id }) => id === sectionId) ?? SECTIONS[0];
  if (profile === undefined || here === undefined) return null;
  const words = foldedWords(query);
  const found = words.length === 0 ? [here] : sectionsWith(words, say);
  return (
    <Page title={<SettingsTop query={query} onQuery={setQuery} />}>
      <div className="settings">
        <SectionNav here={here} onGo={() => setQuery('')} />
        <div className="settings-body">
          {found.map((section) => (
            <Section key={section.id} section={section} profile={profile} isWhole={section === here} />
          ))}
          <p className={found.length === 0 ? 'text2' : 'sr'} role="status">
            {found.length === 0 ? say('settings.nothing', { query }) : ''}
          </p>
        </div>
      </div>
    </Page>
  );
}

function sectionsWith(words: readonly string[], say: Say): readonly SettingsSection[] {
  const text = ({ title, help }: SettingLine): string => `${say(title)} ${typeof help === 'string' ? say(help) : ''}`;
  return SECTIONS.map((section) => ({
    ...section,
    lines: section.lines.filter((line) => matchesWords(`${say(section.title)} ${text(line)}`, words)),
  })).filter(({ lines }) => lines.length > 0);
}

function SettingsTop({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  const say = useSay();
  return (
    <>
      <h1>{say('settings.title')}</h1>
      <TextInput
        className="find"
        type="search"
        aria-label={say('settings.search')}
        placeholder={say('settings.search')}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onQuery('')}
        leftSection={<Icon name="search" small />}
      />
    </>
  );
}

/** A list beside the settings; in a narrow window a choice above them. */
function SectionNav({ here, onGo }: { readonly here: SettingsSection; readonly onGo: () => void }) {
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <>
      <nav className="settings-nav" aria-label={say('settings.section')}>
        {SECTIONS.map(({ id, title, icon }) => (
          <Link
            key={id}
            href={`/settings/${id}`}
            replace
            onClick={onGo}
            className={id === here.id ? 'nav on' : 'nav'}
            aria-current={id === here.id ? 'page' : undefined}
          >
            <Icon name={icon} />
            {say(title)}
          </Link>
        ))}
      </nav>
      <Select
        className="settings-select"
        aria-label={say('settings.section')}
        data={SECTIONS.map(({ id, title }) => ({ value: id, label: say(title) }))}
        value={here.id}
        onChange={(id) => {
          onGo();
          navigate(`/settings/${id ?? here.id}`, { replace: true });
        }}
        allowDeselect={false}
      />
    </>
  );
}

type SectionProps = { readonly section: SettingsSection; readonly profile: Profile; readonly isWhole: boolean };

function Section({ section: { id, title, lines }, profile, isWhole }: SectionProps) {
  const say = useSay();
  return (
    <section aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`}>{say(title)}</h2>
      {lines.map((line) => (
        <Line key={line.id} line={line} profile={profile} />
      ))}
      {isWhole && id === 'keys' ? <KeyList /> : null}
    </section>
  );
}

function Line({ line: { title, help, Control }, profile }: { readonly line: SettingLine; readonly profile: Profile }) {
  const say = useSay();
  return (
    <div className="setting">
      <div>
        <p>
          <b>{say(title)}</b>
        </p>
        <div className="small text3">{typeof help === 'string' ? say(help) : help()}</div>
      </div>
      <Control profile={profile} label={say(title)} />
    </div>
  );
}
