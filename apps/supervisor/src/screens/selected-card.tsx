import type { Thing } from '../api/contract.ts';
import { packOf, quantityOf, useTerritory } from '../api/territory.ts';
import { freshnessOf } from '../parts/freshness.ts';
import { FreshnessMark } from '../parts/freshness-mark.tsx';
import { Link } from '../parts/link.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { QualityMark } from '../parts/quality-mark.tsx';
import { paths } from '../routing/paths.ts';
import { ago, measure } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { headlineOf } from './headline.ts';

/** The object chosen on the map: its value, age, quality and alarms, and the way to its sheet. */
export function SelectedCard({ thing, now, close }: { thing: Thing; now: number; close: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const pack = packOf(territory, thing.domain);
  const headline = headlineOf(thing, pack);
  const quantity = headline && quantityOf(territory, headline.quantity);
  return (
    <aside className="selected-card" aria-label={words.map.selected}>
      <div className="selected-head">
        <h2>{thing.name}</h2>
        <button type="button" className="icon-button" onClick={close}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M5 5 15 15M15 5 5 15" />
          </svg>
          <span className="visually-hidden">{words.close}</span>
        </button>
      </div>
      <p className="muted">
        {pack?.label[language]}
        {thing.commune && `, ${thing.commune}`}
      </p>
      {headline && quantity && (
        <p>
          <strong className="card-value">{measure(headline.adjusted, quantity, language)}</strong>{' '}
          <span className="muted">{quantity.label[language]}</span>
        </p>
      )}
      <p className="card-marks">
        <FreshnessMark freshness={freshnessOf(thing, now)} />
        <span className="muted">{thing.lastTime ? ago(thing.lastTime, now, words) : words.thing.never}</span>
        {headline && <QualityMark flag={headline.flag} reasons={headline.reasons} />}
      </p>
      {thing.worstPriority && (
        <p className="card-marks">
          <PriorityMark priority={thing.worstPriority} /> {words.thing.openAlarms(thing.openAlarms)}
        </p>
      )}
      <p>
        <Link to={paths.thing(thing.key)}>{words.map.open}</Link>
      </p>
    </aside>
  );
}
