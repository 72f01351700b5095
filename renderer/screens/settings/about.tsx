import { useAppInfo, useLicences } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';

export function Versions() {
  const say = useSay();
  const { data: app } = useAppInfo();
  if (app === undefined) return null;
  const { version, electron, chromium, node } = app;
  const names = { [say('app.name')]: version, Electron: electron, Chromium: chromium, Node: node };
  return (
    <>
      {Object.entries(names)
        .map((pair) => pair.join(' '))
        .join(' · ')}
    </>
  );
}

export function DataFolder() {
  const { data: app } = useAppInfo();
  return (
    <span className="mono text2 data-dir" dir="ltr">
      {app?.dataDir}
    </span>
  );
}

/** Every package that is built into the app, with its licence; written down by the build. */
export function Licences() {
  const say = useSay();
  const { data: packages = [] } = useLicences();
  return (
    <details className="licences">
      <summary className="small">{say('settings.licences', { count: packages.length })}</summary>
      <ul className="small">
        {packages.map(({ name, version, licence }) => (
          <li key={`${name}@${version}`}>
            <bdi>{name}</bdi> {version} · {licence}
          </li>
        ))}
      </ul>
    </details>
  );
}
