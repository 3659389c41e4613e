import { ruleOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime, number, plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { ReplayEffects } from './replay-api.ts';

type Figure = ReplayEffects['figures']['examples'][number];
type AlarmEffect = ReplayEffects['alarms']['examples'][number];
type Episode = NonNullable<AlarmEffect['before']>;

/** Lines shown; the counts above say them all. */
const MOST = 100;

function FigureRow({ figure }: { figure: Figure }) {
  const language = useLanguage();
  const told = (value: number | null) => (value === null ? '–' : plainNumber(Number(value.toPrecision(6)), language));
  return (
    <tr>
      <th scope="row">
        <Link to={paths.thing(figure.thing)}>{figure.name}</Link>
      </th>
      <td className="mono">{figure.indicator}</td>
      <td>{dateTime(figure.start, language)}</td>
      <td className="number">{told(figure.before)}</td>
      <td className="number">{told(figure.after)}</td>
    </tr>
  );
}

function FigureExamples({ figures }: { figures: readonly Figure[] }) {
  const words = useWords();
  const w = words.replays;
  const numbers: readonly string[] = [w.before, w.after];
  return (
    <details>
      <summary>{w.figureExamples}</summary>
      <div className="table-frame tall" tabIndex={0} role="region" aria-label={w.figureExamples}>
        <table className="dense">
          <caption className="visually-hidden">{w.figureExamples}</caption>
          <thead>
            <tr>
              {[w.object, w.indicator, w.window, ...numbers].map((head) => (
                <th key={head} scope="col" className={numbers.includes(head) ? 'number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.slice(0, MOST).map((figure) => (
              <FigureRow key={`${figure.indicator} ${figure.datastream} ${figure.start}`} figure={figure} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function IndicatorTable({ figures }: { figures: ReplayEffects['figures'] }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  const widest = (indicator: string) => figures.examples.find((figure) => figure.indicator === indicator);
  const told = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : plainNumber(Number(value.toPrecision(6)), language);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.figures}>
      <table className="dense">
        <caption className="visually-hidden">{w.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{w.indicator}</th>
            <th scope="col" className="number">
              {w.windows}
            </th>
            <th scope="col">{w.widest}</th>
          </tr>
        </thead>
        <tbody>
          {figures.byIndicator.map(({ indicator, moved }) => {
            const figure = widest(indicator);
            return (
              <tr key={indicator}>
                <th scope="row" className="mono">
                  {indicator}
                </th>
                <td className="number">{number(moved, language)}</td>
                <td>
                  {figure && `${told(figure.before)} → ${told(figure.after)}, ${dateTime(figure.start, language)}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Figures({ figures }: { figures: ReplayEffects['figures'] }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  return (
    <section>
      <h2>{w.figures}</h2>
      <p>{figures.moved === 0 ? w.figuresNone : w.figuresMoved(number(figures.moved, language))}</p>
      {figures.seriesLeft > 0 && <p className="trouble">{w.seriesLeft(number(figures.seriesLeft, language))}</p>}
      {figures.byIndicator.length > 0 && <IndicatorTable figures={figures} />}
      {figures.examples.length > 0 && <FigureExamples figures={figures.examples} />}
    </section>
  );
}

function EpisodeText({ episode }: { episode: Episode | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  if (episode === undefined) return <>–</>;
  const end = episode.returned === undefined ? w.still : dateTime(episode.returned, language);
  return <>{`${w.level(String(episode.level))}, ${dateTime(episode.opened, language)} → ${end}`}</>;
}

function AlarmRow({ alarm }: { alarm: AlarmEffect }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const rule = ruleOf(territory, alarm.rule);
  return (
    <tr>
      <th scope="row">
        <Link to={paths.thing(alarm.thing)}>{alarm.name}</Link>
      </th>
      <td>{rule?.label[language] ?? alarm.rule}</td>
      <td>{words.replays.alarmKinds[alarm.kind]}</td>
      <td>
        <EpisodeText episode={alarm.before} />
      </td>
      <td>
        <EpisodeText episode={alarm.after} />
      </td>
    </tr>
  );
}

function Alarms({ alarms }: { alarms: ReplayEffects['alarms'] }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  return (
    <section>
      <h2>{w.alarms}</h2>
      {alarms.examples.length === 0 && <p>{w.alarmsNone}</p>}
      {alarms.seriesLeft > 0 && <p className="trouble">{w.alarmsLeft(number(alarms.seriesLeft, language))}</p>}
      {alarms.examples.length > 0 && (
        <div className="table-frame tall" tabIndex={0} role="region" aria-label={w.alarms}>
          <table className="dense">
            <caption className="visually-hidden">{w.alarms}</caption>
            <thead>
              <tr>
                {[w.object, w.rule, w.effect, w.before, w.after].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {alarms.examples.slice(0, MOST).map((alarm) => (
                <AlarmRow
                  key={`${alarm.rule} ${alarm.datastream} ${alarm.before?.opened ?? ''} ${alarm.after?.opened ?? ''}`}
                  alarm={alarm}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What would move beside the values: figures of windows, alarms. */
export function ReplayEffectsView({ effects }: { effects: ReplayEffects }) {
  return (
    <div className="replay-effects">
      <Alarms alarms={effects.alarms} />
      <Figures figures={effects.figures} />
    </div>
  );
}
