import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Trouble } from '../../parts/trouble.tsx';
import { dateTime, plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { tryMessage } from './connector-api.ts';
import type { Connector, Settings, Tried } from './connector-api.ts';

type TriedFrame = Tried['frames'][number];
type Uplink = NonNullable<TriedFrame['uplink']>;

function UplinkFacts({ uplink }: { uplink: Uplink }) {
  const { facts } = useWords().connectors;
  const language = useLanguage();
  const figure = (value: number | undefined, unit = '') =>
    value === undefined ? undefined : `${plainNumber(value, language)}${unit}`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [facts.device, uplink.device],
    [facts.time, dateTime(uplink.time, language)],
    [facts.port, figure(uplink.port)],
    [facts.counter, figure(uplink.counter)],
    [facts.bytes, uplink.bytes],
    [facts.data, uplink.data && JSON.stringify(uplink.data)],
    [facts.gateway, uplink.gateway],
    [facts.rssi, figure(uplink.rssi, '\u00A0dBm')],
    [facts.snr, figure(uplink.snr, '\u00A0dB')],
  ];
  return (
    <dl className="tried-facts">
      {rows.flatMap(([name, value]) =>
        value === undefined
          ? []
          : [
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono">{value}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}

function TriedLine({ frame }: { frame: TriedFrame }) {
  const words = useWords().connectors;
  if (frame.uplink !== undefined) {
    return (
      <li>
        <p className={frame.registered === true ? 'muted' : 'in-trouble'}>
          {frame.registered === true ? words.registered : words.unregistered}
        </p>
        <UplinkFacts uplink={frame.uplink} />
      </li>
    );
  }
  if (frame.event !== undefined) return <li>{`${frame.event} : ${words.event}`}</li>;
  return <li className="in-trouble">{`${words.unreadable} (${frame.reason ?? ''}) : ${frame.detail ?? ''}`}</li>;
}

function Outcome({ tried }: { tried: Tried }) {
  const words = useWords().connectors;
  if (tried.refusal !== undefined) {
    return (
      <p className="trouble">
        {words.refusal} ({tried.refusal.code}) : {tried.refusal.detail}
      </p>
    );
  }
  return (
    <>
      <p>{words.found(tried.total)}</p>
      <ol className="tried">
        {tried.frames.map((frame, at) => (
          // frames have no name of their own, and their order does not change
          <TriedLine key={String(at)} frame={frame} />
        ))}
      </ol>
    </>
  );
}

/** A pasted message, and what the door would understand of it with the settings of the form; nothing is stored. */
export function MessageTrial({ connector, settings }: { connector: Connector; settings: () => Settings | undefined }) {
  const words = useWords().connectors;
  const [message, setMessage] = useState('');
  const [path, setPath] = useState('');
  const trial = useMutation({ mutationFn: (body: Parameters<typeof tryMessage>[1]) => tryMessage(connector.id, body) });
  const submit = () => {
    const chosen = settings();
    if (chosen !== undefined) trial.mutate({ message, settings: chosen, ...(path === '' ? {} : { path }) });
  };
  return (
    <form className="connector-form" action={submit}>
      <h2>{words.try}</h2>
      <p className="muted">{words.tryLead}</p>
      <div className="field">
        <label htmlFor="try-message">{words.message}</label>
        <textarea
          id="try-message"
          className="mono"
          rows={8}
          required
          spellCheck={false}
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="try-path">{words.tryPath}</label>
        <input
          id="try-path"
          type="text"
          className="mono"
          value={path}
          onChange={({ target }) => setPath(target.value)}
        />
      </div>
      <p className="form-actions">
        <button type="submit" className="button" disabled={trial.isPending}>
          {words.run}
        </button>
      </p>
      <div role="status">
        {trial.error && <Trouble error={trial.error} />}
        {trial.data && <Outcome tried={trial.data} />}
      </div>
    </form>
  );
}
