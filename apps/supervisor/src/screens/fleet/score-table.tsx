import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { calendarDay, percent } from './figures.ts';
import type { Score, Scorecard } from './fleet-api.ts';

interface Ink {
  readonly words: Words;
  readonly language: Language;
}

type Column = keyof Words['fleet']['suppliers']['columns'];

/** Days or hours with the decimals that still say something; the word for none where nothing happened. */
function length(value: number | null, unit: (n: string) => string, { words, language }: Ink): string {
  if (value === null) return words.fleet.suppliers.never;
  return unit(number(value, language, value < 10 ? 1 : 0)).replace(' ', '\u00A0');
}

/** Euros with as many digits as the smallest cost needs. */
function euros(value: number, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: 2,
    maximumFractionDigits: value < 0.1 ? 4 : 2,
  }).format(value);
}

/** No cost is known, or nothing came for it: two different things. */
const noCost = (costed: number, { fleet: { suppliers } }: Words): string =>
  costed === 0 ? suppliers.noCost : suppliers.noMeasure;

const CELLS: Readonly<Record<Column, (score: Score, ink: Ink) => { readonly main: string; readonly more?: string }>> = {
  devices: ({ devices }, { language }) => ({ main: number(devices, language) }),
  inService: ({ inService }, { language }) => ({ main: number(inService, language) }),
  availability: ({ availability, owed }, { words, language }) => ({
    main: percent(availability, language, 1),
    ...(owed === null ? {} : { more: words.fleet.suppliers.owed(percent(owed, language)) }),
  }),
  packetError: (score, { language }) => ({ main: percent(score.packetError, language, 1) }),
  daysBetweenSilences: (score, ink) => ({
    main: length(score.daysBetweenSilences, ink.words.fleet.suppliers.days, ink),
  }),
  silenceHours: (score, ink) => ({ main: length(score.silenceHours, ink.words.fleet.suppliers.hours, ink) }),
  repairHours: (score, ink) => ({ main: length(score.repairHours, ink.words.fleet.suppliers.hours, ink) }),
  batteriesOneYear: ({ batteriesOneYear, firstBatteryEnd }, { language }) => ({
    main: number(batteriesOneYear, language),
    ...(firstBatteryEnd === null || batteriesOneYear === 0 ? {} : { more: calendarDay(firstBatteryEnd, language) }),
  }),
  validMeasures: ({ validMeasures }, { language }) => ({ main: number(validMeasures, language) }),
  costPerMeasure: ({ costPerMeasure, costed, devices }, { words, language }) => ({
    main: costPerMeasure === null ? noCost(costed, words) : euros(costPerMeasure, language),
    ...(costed === 0 || costed === devices ? {} : { more: words.fleet.suppliers.costed(costed, devices) }),
  }),
};

const isColumn = (name: string): name is Column => name in CELLS;
const COLUMNS = Object.keys(CELLS).filter(isColumn);

/** One line a model, supplier or contract; every figure of the same month and by the same formula. */
export function ScoreTable({ scorecard }: { scorecard: Scorecard }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.fleet.suppliers;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.title}>
      <table className="dense score-table">
        <caption className="visually-hidden">{w.title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.by[scorecard.by]}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {w.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scorecard.items.map((score) => (
            <tr key={score.key ?? ''}>
              <th scope="row">{score.name ?? <span className="muted">{w.nameless[scorecard.by]}</span>}</th>
              {COLUMNS.map((column) => {
                const { main, more } = CELLS[column](score, { words, language });
                return (
                  <td key={column} className="number" data-label={w.columns[column]}>
                    {main}
                    {more !== undefined && <span className="muted block">{more}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
