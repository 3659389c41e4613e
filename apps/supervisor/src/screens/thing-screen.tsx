import '../styles/thing.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Alarm, PackSummary, ThingSheet } from '../api/contract.ts';
import { thingAlarmsQuery, thingQuery } from '../api/queries.ts';
import { ApiError } from '../api/request.ts';
import { packOf, useTerritory } from '../api/territory.ts';
import { DomainIcon } from '../parts/domain-icon.tsx';
import { freshnessOf } from '../parts/freshness.ts';
import { FreshnessMark } from '../parts/freshness-mark.tsx';
import { Link } from '../parts/link.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { paths } from '../routing/paths.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { ThingAlarms } from './thing-alarms.tsx';
import { ThingQuality } from './quality/thing-quality.tsx';
import { LatestTable, ThingHeadline } from './thing-current.tsx';
import { DeviceFacts, Properties } from './thing-facts.tsx';
import { CountingStudy } from './counting/counting-study.tsx';
import { MastStudy } from './noise/mast-study.tsx';
import { withoutClasses } from './noise/without-classes.ts';
import { RiverOutlook } from './river/river-outlook.tsx';
import { WaterQuality } from './river/water-quality.tsx';
import { ThingSeries } from './thing-series.tsx';

const NO_ALARM: readonly Alarm[] = [];

function Head({ thing, pack, now }: { thing: ThingSheet; pack: PackSummary | undefined; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const type = pack?.assetTypes.find(({ id }) => id === thing.assetType)?.label[language] ?? thing.assetType;
  return (
    <header className="thing-head">
      <p className="thing-back">
        <Link to={paths.map({ objet: thing.key })}>{words.thing.back}</Link>
      </p>
      <h1>{thing.name}</h1>
      <p className="thing-words">
        {pack && <DomainIcon pack={pack} />}
        <span>
          {type}
          {thing.commune && `, ${thing.commune}`}
        </span>
        <FreshnessMark freshness={freshnessOf(thing, now)} />
        {thing.worstPriority && (
          <span className="thing-alarm">
            <PriorityMark priority={thing.worstPriority} bare /> {words.thing.openAlarms(thing.openAlarms)}
          </span>
        )}
        <a href={`/stations/${encodeURIComponent(thing.key)}`}>{words.thing.publicPage}</a>
      </p>
    </header>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What a domain tells of its objects besides their curves. */
function Studies({ thing, now }: { thing: ThingSheet; now: number }) {
  const measures = (quantity: string) => thing.latest.some((value) => value.quantity === quantity);
  return (
    <>
      {measures('stage') && <RiverOutlook thing={thing} now={now} />}
      {thing.assetType === 'waterQualityProbe' && <WaterQuality thing={thing} />}
      {measures('count') && <CountingStudy thing={thing} />}
      {thing.domain === 'noise' && <MastStudy thing={thing} now={now} />}
    </>
  );
}

function Sheet({ thing, search }: { thing: ThingSheet; search: URLSearchParams }) {
  const words = useWords();
  const territory = useTerritory();
  const now = useNow();
  const alarms = useQuery(thingAlarmsQuery(thing.key));
  const pack = packOf(territory, thing.domain);
  const has = (role: 'measure' | 'health') => thing.latest.some((value) => value.role === role);
  return (
    <>
      <Head thing={thing} pack={pack} now={now} />
      <div className="thing-grid">
        <div>
          <ThingHeadline thing={thing} pack={pack} now={now} />
          <ThingSeries thing={thing} pack={pack} alarms={alarms.data?.items ?? NO_ALARM} search={search} />
          <Studies thing={thing} now={now} />
          {has('measure') && (
            <Section title={words.thing.measures}>
              <LatestTable thing={withoutClasses(thing)} role="measure" title={words.thing.measures} now={now} />
            </Section>
          )}
          <ThingQuality thing={thing} pack={pack} search={search} />
        </div>
        <div>
          <Section title={words.thing.alarms}>
            {alarms.error && <Trouble error={alarms.error} />}
            {alarms.data && <ThingAlarms alarms={alarms.data.items} now={now} />}
          </Section>
          <Section title={words.thing.health}>
            {has('health') ? (
              <LatestTable thing={thing} role="health" title={words.thing.health} now={now} />
            ) : (
              <p className="muted">{words.thing.noHealth}</p>
            )}
          </Section>
          <Section title={words.thing.devices}>
            {thing.devices.length === 0 && <p className="muted">{words.thing.noDevice}</p>}
            {thing.devices.map((device) => (
              <DeviceFacts key={device.key} device={device} since={thing.lastTime} />
            ))}
          </Section>
          <Section title={words.thing.properties}>
            <Properties thing={thing} pack={pack} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** Everything known of one object: value, curve, health, devices, alarms. Works for any domain. */
export function ThingScreen({ thingKey, search }: { thingKey: string; search: URLSearchParams }) {
  const words = useWords();
  const query = useQuery({
    ...thingQuery(thingKey),
    retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status === 404),
  });
  const gone = query.error instanceof ApiError && query.error.status === 404;
  return (
    <div className="wide">
      {gone && (
        <>
          <h1>{words.thing.missing}</h1>
          <p>
            <Link to={paths.map()}>{words.thing.back}</Link>
          </p>
        </>
      )}
      {query.error && !gone && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Sheet thing={query.data} search={search} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
    </div>
  );
}
