import { useQuery } from '@tanstack/react-query';
import type { ChartDescription } from '@vigie/ui/chart';
import { useMemo } from 'react';
import { ChartView } from '../../parts/chart-view.tsx';
import { ZONE, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { replayDaysQuery } from './replay-api.ts';

const DAY = 86_400_000;
const KINDS = ['changed', 'added', 'removed'] as const;

/** How many values differ on each day, drawn and as a table. */
export function ReplayDays({ id }: { id: string }) {
  const words = useWords();
  const language = useLanguage();
  const days = useQuery(replayDaysQuery(id)).data?.items;
  const w = words.replays;
  const description = useMemo<ChartDescription | undefined>(() => {
    if (days === undefined || days.length < 2) return undefined;
    return {
      title: w.days,
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
  }, [days, w, language, words]);
  if (days === undefined || days.length === 0) return null;
  return (
    <section>
      <h2>{w.days}</h2>
      {description && <ChartView description={description} />}
      <details open={description === undefined}>
        <summary>{w.dayTable}</summary>
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
      </details>
    </section>
  );
}
