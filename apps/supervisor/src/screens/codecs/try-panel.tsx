import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Frame } from '../../api/contract.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { framesQuery, modelsQuery } from './codec-api.ts';
import type { Outcome } from './codec-api.ts';
import { TrialOutcome } from './trial-outcome.tsx';

/** The frame that is tried, and whose series read it. */
export interface TriedFrame {
  readonly bytes: string;
  readonly port: number;
  readonly device: string;
  readonly model: string;
}

interface TryPanelProps {
  readonly frame: TriedFrame;
  readonly change: (frame: TriedFrame) => void;
  readonly outcome: Outcome | undefined;
  readonly against: Outcome | undefined;
  readonly error: Error | null;
}

function LastFrames({ device, choose }: { device: string; choose: (frame: Frame) => void }) {
  const words = useWords();
  const language = useLanguage();
  const { data } = useQuery(framesQuery(device));
  if (device === '' || data === undefined) return null;
  const readable = data.items.filter(({ uplink }) => uplink?.bytes !== undefined);
  if (readable.length === 0) return <p className="muted">{words.codecs.noFrames}</p>;
  return (
    <>
      <h3>{words.codecs.lastFrames}</h3>
      <ul className="frame-list">
        {readable.map((frame) => (
          <li key={frame.id}>
            <button type="button" className="link" onClick={() => choose(frame)}>
              {dateTime(frame.receivedTime, language)}
            </button>{' '}
            <span className="mono">{frame.uplink?.bytes}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function DeviceField({ frame, change }: Pick<TryPanelProps, 'frame' | 'change'>) {
  const words = useWords();
  const id = useId();
  const [typed, setTyped] = useState(frame.device);
  return (
    <form
      className="field-row"
      onSubmit={(event) => {
        event.preventDefault();
        change({ ...frame, device: typed.trim() });
      }}
    >
      <label htmlFor={id}>{words.codecs.device}</label>
      <input
        id={id}
        type="text"
        placeholder={words.codecs.devicePlaceholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button small quiet">
        {words.codecs.lastFrames}
      </button>
    </form>
  );
}

function ReaderField({ frame, change }: Pick<TryPanelProps, 'frame' | 'change'>) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const models = useQuery(modelsQuery).data?.items ?? [];
  return (
    <div className="field-row">
      <label htmlFor={id}>{words.codecs.model}</label>
      <select id={id} value={frame.model} onChange={(event) => change({ ...frame, model: event.target.value })}>
        <option value="">{frame.device === '' ? words.codecs.noModel : words.codecs.ofDevice}</option>
        {models.map(({ id: model, label }) => (
          <option key={model} value={model}>
            {label[language]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A frame of a device, or pasted, decoded by the source as it is now. */
export function TryPanel({ frame, change, outcome, against, error }: TryPanelProps) {
  const words = useWords();
  const [bytes, port] = [useId(), useId()];
  return (
    <section className="try-panel">
      <h2>{words.codecs.live}</h2>
      <p className="muted">{words.codecs.liveLead}</p>
      <DeviceField frame={frame} change={change} />
      <LastFrames
        device={frame.device}
        choose={({ uplink }) => change({ ...frame, bytes: uplink?.bytes ?? '', port: uplink?.port ?? frame.port })}
      />
      <div className="field-row">
        <label htmlFor={bytes}>{words.codecs.payload}</label>
        <input
          id={bytes}
          type="text"
          className="mono"
          value={frame.bytes}
          onChange={(event) => change({ ...frame, bytes: event.target.value })}
        />
        <label htmlFor={port}>{words.codecs.port}</label>
        <input
          id={port}
          type="number"
          min={0}
          max={255}
          value={frame.port}
          onChange={(event) => change({ ...frame, port: Number(event.target.value) })}
        />
      </div>
      <ReaderField frame={frame} change={change} />
      {error && (
        <p className="trouble" role="alert">
          {error.message}
        </p>
      )}
      {outcome && !error && <TrialOutcome outcome={outcome} against={against} />}
    </section>
  );
}
