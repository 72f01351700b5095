import { useFacets } from './facets.ts';
import { clearFacets, useQueueView } from './queue-view.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';

/** What narrows the list, each with the way to do without it; no line at all while nothing does. */
export function FilterChips() {
  const say = useSay();
  const facets = useFacets(useQueueView());
  if (facets.length === 0) return null;
  return (
    <ul className="facets" aria-label={say('filter.active')}>
      {facets.map(({ key, words, remove }) => (
        <li key={key}>
          <button type="button" className="facet" aria-label={say('filter.remove', { what: words })} onClick={remove}>
            <bdi>{words}</bdi>
            <Icon name="cross" small />
          </button>
        </li>
      ))}
      {facets.length > 1 ? (
        <li>
          <button type="button" className="link small" onClick={clearFacets}>
            {say('filter.clear')}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
