import '@vigie/ui/chart.css';
import { mountChart } from '@vigie/ui/chart';
import type { Chart, ChartDescription } from '@vigie/ui/chart';
import { useEffect, useRef } from 'react';

/** The chart of @vigie/ui inside React. Its table is beside it. */
export function ChartView({ description }: { description: ChartDescription }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  const first = useRef(description);
  useEffect(() => {
    if (place.current === null) return undefined;
    const mounted = mountChart(place.current, first.current);
    chart.current = mounted;
    return () => mounted.destroy();
  }, []);
  useEffect(() => {
    first.current = description;
    chart.current?.update(description);
  }, [description]);
  return <div className="chart-place" ref={place} />;
}
