import '../../styles/river.css';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Got } from '../../api/answers.ts';
import { request } from '../../api/request.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useLanguage, useWords } from '../../words/words.ts';

type Quality = Got<'/api/v1/things/{key}/water-quality'>;

const MINUTE = 60_000;

const qualityQuery = (key: string) =>
  queryOptions({
    queryKey: ['water-quality', key],
    queryFn: () => request<Quality>(`/api/v1/things/${encodeURIComponent(key)}/water-quality`),
    refetchInterval: 5 * MINUTE,
  });

/** UCUM as people write it. */
const SYMBOLS: Readonly<Record<string, string>> = { Cel: '°C', '[NTU]': 'NTU', '[pH]': '', 'uS/cm': 'µS/cm' };

/** Turbidity to the tenth, conductivity to the unit. */
const decimalsOf = (value: number): number => (Math.abs(value) >= 100 ? 0 : 1);

function Values({ values }: { values: Quality['values'] }) {
  const words = useWords().waterQuality;
  return (
    <table className="river-steps">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.class}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ quantity, value, unit, computed, class: own }) => (
          <tr key={quantity}>
            <th scope="row">{words.quantities[quantity] ?? quantity}</th>
            <td>
              {words.number(value, decimalsOf(value))} {SYMBOLS[unit] ?? unit}
              {computed === true && `, ${words.computed}`}
            </td>
            <td>{own === undefined ? <span className="muted">{words.noClass}</span> : words.classes[own - 1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Events({ events }: { events: Quality['events'] }) {
  const words = useWords().waterQuality;
  const language = useLanguage();
  const at = (time: string) => new Date(time).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' });
  if (events.length === 0) return <p>{words.noEvent}</p>;
  return (
    <div className="river-scroll" role="region" aria-label={words.events} tabIndex={0}>
      <table className="river-events">
        <caption className="visually-hidden">{words.eventsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.signs}</th>
            <th scope="col">{words.cause}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ start, end, signs, label }) => (
            <tr key={start}>
              <th scope="row">{at(start)}</th>
              <td>{at(end)}</td>
              <td>{signs.map(({ kind, peak }) => words.sign[kind](peak)).join(', ')}</td>
              <td>{label[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The state with what it rests on: a temperature alone says little of a river. */
function State({ state }: { state: Quality['state'] }) {
  const words = useWords().waterQuality;
  const language = useLanguage();
  if (state === undefined) return <strong>{words.noState}</strong>;
  const elements = Object.keys(state.elements).map((element) => words.elements[element] ?? element);
  const because = state.because.map((quantity) => (words.quantities[quantity] ?? quantity).toLowerCase());
  return (
    <>
      <strong>{words.state(state.label[language], elements.join(', '))}</strong> {words.because(because.join(', '))}
    </>
  );
}

/** Indicative instant state of the water with its caveat and source, and what disturbed it lately. */
export function WaterQuality({ thing }: { thing: { readonly key: string } }) {
  const words = useWords().waterQuality;
  const language = useLanguage();
  const { data, error, refetch } = useQuery(qualityQuery(thing.key));
  return (
    <section className="river-outlook">
      <h2>{words.title}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <p>
            <State state={data.state} />
          </p>
          {data.values.length > 0 && <Values values={data.values} />}
          <p className="muted">
            {data.caveat[language]} {words.source(data.source)}
          </p>
          <h3>{words.events}</h3>
          <Events events={data.events} />
        </>
      )}
    </section>
  );
}
