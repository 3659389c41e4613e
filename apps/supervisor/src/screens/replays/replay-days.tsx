import { useQuery } from '@tanstack/react-query';
import type { ChartDescription } from '@vigie/ui/chart';
import { useMemo } from 'react';
import { ChartView } from '../../parts/chart-view.tsx';
import { ZONE, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { replayDaysQuery } from './replay-api.ts';

const DAY = 86_400_000;
const KINDS = ['changed', 'added', 'removed'] as const;

type Day = NonNullable<ReturnType<typeof useDays>>[number];

const useDays = (id: string) => useQuery(replayDaysQuery(id)).data?.items;

function descriptionOf(days: readonly Day[], words: Words, language: Language): ChartDescription {
  return {
    title: words.replays.days,
    unit: '',
    decimals: 0,
    language,
    zone: ZONE,
    form: 'bars',
    points: days.map(({ day, changed, added, removed }) => ({
      time: Date.parse(`${day}T00:00`),
      value: changed + added + removed,
      quality: 'good',
    })),
    joinWithin: DAY,
    width: DAY,
    words: { quality: words.thing.chartQuality, at: words.thing.at },
  };
}

function DayTable({ days }: { days: readonly Day[] }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  return (
    <div className="table-frame tall" tabIndex={0} role="region" aria-label={w.days}>
      <table className="dense">
        <caption className="visually-hidden">{w.days}</caption>
        <thead>
          <tr>
            <th scope="col">{w.day}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col" className="number">
                {w.parts[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{new Date(`${day.day}T12:00`).toLocaleDateString(language)}</th>
              {KINDS.map((kind) => (
                <td key={kind} className="number">
                  {number(day[kind], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Days({ days }: { days: readonly Day[] }) {
  const words = useWords();
  const language = useLanguage();
  const description = useMemo(() => descriptionOf(days, words, language), [days, words, language]);
  const isDrawn = days.length > 1;
  return (
    <section>
      <h2>{words.replays.days}</h2>
      {isDrawn && <ChartView description={description} />}
      <details open={!isDrawn}>
        <summary>{words.replays.dayTable}</summary>
        <DayTable days={days} />
      </details>
    </section>
  );
}

/** How many values differ on each day, drawn and as a table. */
export function ReplayDays({ id }: { id: string }) {
  const days = useDays(id);
  return days !== undefined && days.length > 0 && <Days days={days} />;
}
