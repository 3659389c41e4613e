import '../../styles/noise.css';
import { harmonicaColour } from '@vigie/kit';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ThingSheet } from '../../api/contract.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { EmergenceForm } from './emergence-form.tsx';
import { compositionQuery, compositionSearch, figureQuery } from './noise-api.ts';
import type { Composition, Figure } from './noise-api.ts';
import { fullDay, level, share } from './say-level.ts';

/** Figures of the year a mast is judged by: label, indicator, unit or none. */
const YEAR_FIGURES = [
  ['Lden', 'noise-lden-year', true],
  ['Ld', 'noise-lday-year', true],
  ['Le', 'noise-levening-year', true],
  ['Ln', 'noise-lnight-year', true],
  ['LA10', 'noise-la10-year', true],
  ['LA50', 'noise-la50-year', true],
  ['LA90', 'noise-la90-year', true],
  ['Harmonica', 'noise-harmonica-year', false],
] as const;

const REFERENCES: Readonly<Record<string, string>> = {
  'noise-lden-year': '68 (arrêté du 4 avril 2006, art. 7, route), 53 (OMS 2018)',
  'noise-lnight-year': '62 (arrêté du 4 avril 2006, art. 7, route), 45 (OMS 2018)',
};

const WEEK = 7 * 86_400_000;
const HOUR = 3_600_000;

function lastWeek(now: number): { readonly from: string; readonly to: string } {
  const to = Math.floor(now / HOUR) * HOUR;
  return { from: new Date(to - WEEK).toISOString(), to: new Date(to).toISOString() };
}

function YearRow({ name, indicator, figure, inDecibels }: YearLine) {
  const language = useLanguage();
  const value = figure.value ?? 0;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{inDecibels ? level(value, language) : number(value, language, 1)}</td>
      <td className="number">{share(figure.coverage, language)}</td>
      <td className="number">{figure.excluded === undefined ? '–' : share(figure.excluded, language)}</td>
      <td className="muted">{REFERENCES[indicator] ?? ''}</td>
    </tr>
  );
}

interface YearLine {
  readonly name: string;
  readonly indicator: string;
  readonly figure: Figure;
  readonly inDecibels: boolean;
}

function YearTable({ thing }: { thing: string }) {
  const words = useWords().noise.mast;
  const language = useLanguage();
  const answers = useQueries({ queries: YEAR_FIGURES.map(([, indicator]) => figureQuery(thing, indicator)) });
  const lines = YEAR_FIGURES.flatMap(([name, indicator, inDecibels], at) => {
    const figure = answers[at]?.data;
    return figure ? [{ name, indicator, inDecibels, figure }] : [];
  });
  const [first] = lines;
  const numbers = [words.value, words.coverage, words.excluded];
  return (
    <section>
      <h2>{words.year}</h2>
      {first === undefined ? (
        <p className="muted">{words.notYet}</p>
      ) : (
        <>
          <p className="panel-note">{words.since(fullDay(first.figure.start, language))}</p>
          <div className="table-frame" tabIndex={0} role="group" aria-label={words.year}>
            <table className="dense compact">
              <caption className="visually-hidden">{words.year}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.indicator}</th>
                  {numbers.map((head) => (
                    <th key={head} scope="col" className="number">
                      {head}
                    </th>
                  ))}
                  <th scope="col">{words.reference}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <YearRow key={line.indicator} {...line} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** The index by day and at night, each on its own scale; said in a word, shown by a small patch. */
function Harmonica({ thing }: { thing: string }) {
  const words = useWords().noise.mast;
  const language = useLanguage();
  const [byDay, atNight] = useQueries({
    queries: [figureQuery(thing, 'noise-harmonica-day'), figureQuery(thing, 'noise-harmonica-night')],
  });
  const shown = [
    { label: words.harmonicaDay, time: 'day' as const, figure: byDay.data },
    { label: words.harmonicaNight, time: 'night' as const, figure: atNight.data },
  ];
  if (shown.every(({ figure }) => !figure)) return undefined;
  return (
    <section>
      <h2>{words.harmonica}</h2>
      <ul className="harmonica">
        {shown.map(({ label, time, figure }) => {
          if (!figure || figure.value === null) return undefined;
          const colour = harmonicaColour(figure.value, time);
          return (
            <li key={time}>
              <span className={`harmonica-patch harmonica-${colour}`} aria-hidden="true" />
              <strong>{number(figure.value, language, 1)}</strong> {words.colours[colour]}, {label},{' '}
              <span className="muted">{fullDay(figure.start, language)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function CompositionRows({ classes }: { classes: Composition['classes'] }) {
  const words = useWords().noise.mast;
  const language = useLanguage();
  const numbers = [words.time, words.energy, words.level];
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={words.composition}>
      <table className="dense compact composition">
        <caption className="visually-hidden">{words.composition}</caption>
        <thead>
          <tr>
            <th scope="col">{words.class}</th>
            {numbers.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map(({ sound, label, timeShare, energyShare, contribution }) => (
            <tr key={sound}>
              <th scope="row">{label[language]}</th>
              <td className="number">{share(timeShare, language)}</td>
              <td className="number">
                <span className="share-bar" style={{ inlineSize: `${100 * energyShare}%` }} aria-hidden="true" />
                {share(energyShare, language)}
              </td>
              <td className="number">{level(contribution, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CompositionTable({ thing, now }: { thing: string; now: number }) {
  const words = useWords().noise.mast;
  const language = useLanguage();
  const span = lastWeek(now);
  const { data } = useQuery(compositionQuery(thing, span));
  if (!data) return undefined;
  const classes = data.classes.toSorted((a, b) => b.energyShare - a.energyShare);
  return (
    <section>
      <h2>{words.composition}</h2>
      {classes.length === 0 && <p className="muted">{words.noComposition}</p>}
      {classes.length > 0 && (
        <>
          <CompositionRows classes={classes} />
          <p className="panel-note">{data.caveat[language]}</p>
          <p>
            <a href={`/api/v1/noise/composition.csv?${compositionSearch(thing, span)}`} download>
              {words.file}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** What an observatory says of one mast: its year, its index, what it hears, an indicative emergence. */
export function MastStudy({ thing, now }: { thing: ThingSheet; now: number }) {
  const composed = thing.latest.some(({ quantity }) => quantity.startsWith('timeShare'));
  return (
    <>
      <YearTable thing={thing.key} />
      <Harmonica thing={thing.key} />
      {composed && <CompositionTable thing={thing.key} now={now} />}
      <EmergenceForm thing={thing.key} />
    </>
  );
}
