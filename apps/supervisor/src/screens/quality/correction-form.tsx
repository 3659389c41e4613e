import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWords } from '../../words/words.ts';
import { CorrectionEffect } from './correction-effect.tsx';
import { fromField } from './local-input.ts';
import { judge } from './quality-api.ts';
import type { Asked, Kind } from './quality-api.ts';

const KINDS: readonly Kind[] = ['invalidate', 'correct', 'exclude', 'validate'];

/** What the fields hold, as text. */
interface Draft {
  readonly kind: Kind;
  readonly cause: string;
  readonly factor: string;
  readonly offset: string;
  readonly reason: string;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

interface FormProps {
  readonly datastream: number;
  readonly unit: string;
  readonly period: Period;
  readonly setPeriod: (period: Period) => void;
}

function askedOf(datastream: number, { from, to }: Period, draft: Draft): Asked | undefined {
  const [start, end] = [fromField(from), fromField(to)];
  if (start === undefined || end === undefined) return undefined;
  const { kind, reason } = draft;
  return {
    datastreams: [datastream],
    from: new Date(start).toISOString(),
    to: new Date(end).toISOString(),
    kind,
    reason,
    ...(kind === 'exclude' ? { cause: draft.cause } : {}),
    ...(kind === 'correct' ? { factor: Number(draft.factor), offset: Number(draft.offset) } : {}),
  };
}

function Kinds({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const words = useWords();
  const name = useId();
  return (
    <fieldset className="decision-kinds">
      <legend>{words.quality.what}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input type="radio" name={name} checked={draft.kind === kind} onChange={() => set({ kind })} />
          <span>
            <strong>{words.quality.kinds[kind]}</strong>
            <span className="muted">{words.quality.hints[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Details({ draft, unit, set }: { draft: Draft; unit: string; set: (change: Partial<Draft>) => void }) {
  const words = useWords();
  if (draft.kind === 'exclude') {
    return (
      <label className="field">
        <span>{words.quality.cause}</span>
        <select value={draft.cause} onChange={({ target }) => set({ cause: target.value })}>
          {Object.entries(words.quality.causes).map(([cause, label]) => (
            <option key={cause} value={cause}>
              {label}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (draft.kind !== 'correct') return undefined;
  return (
    <>
      <label className="field">
        <span>{words.quality.factor}</span>
        <input
          type="number"
          step="any"
          required
          value={draft.factor}
          onChange={({ target }) => set({ factor: target.value })}
        />
      </label>
      <label className="field">
        <span>{`${words.quality.offset} (${unit})`}</span>
        <input
          type="number"
          step="any"
          required
          value={draft.offset}
          onChange={({ target }) => set({ offset: target.value })}
        />
      </label>
    </>
  );
}

function PeriodFields({ period, setPeriod }: Pick<FormProps, 'period' | 'setPeriod'>) {
  const words = useWords();
  return (
    <div className="field-row">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          <span>{words.quality[end]}</span>
          <input
            type="datetime-local"
            required
            value={period[end]}
            onChange={({ target }) => setPeriod({ ...period, [end]: target.value })}
          />
        </label>
      ))}
    </div>
  );
}

/** The effect is asked for first; a change of any field asks again. */
function useDecision() {
  const client = useQueryClient();
  const preview = useMutation({ mutationFn: (asked: Asked) => judge(asked, true) });
  const apply = useMutation({
    mutationFn: (asked: Asked) => judge(asked, false),
    onSuccess: async () => {
      preview.reset();
      await client.invalidateQueries();
    },
  });
  const forget = () => {
    preview.reset();
    apply.reset();
  };
  return { preview, apply, forget };
}

function Outcome({ decision, asked }: { decision: ReturnType<typeof useDecision>; asked: Asked | undefined }) {
  const words = useWords();
  const { preview, apply } = decision;
  const error = preview.error ?? apply.error;
  return (
    <>
      {preview.data && <CorrectionEffect effects={preview.data.effects} />}
      <p className="actions">
        {preview.data && asked ? (
          <button type="button" className="button" disabled={apply.isPending} onClick={() => apply.mutate(asked)}>
            {words.quality.apply}
          </button>
        ) : (
          <button type="submit" className="button" disabled={preview.isPending}>
            {words.quality.preview}
          </button>
        )}
      </p>
      {apply.isSuccess && (
        <p className="calm" role="status">
          {words.quality.applied}
        </p>
      )}
      {error && (
        <p className="trouble" role="alert">
          {error.message}
        </p>
      )}
    </>
  );
}

const FIRST: Draft = { kind: 'invalidate', cause: 'works', factor: '1', offset: '0', reason: '' };

/** A person judges a period of a series: sees the effect first, then applies it. */
export function CorrectionForm({ datastream, unit, period, setPeriod }: FormProps) {
  const words = useWords();
  const decision = useDecision();
  const [draft, setDraft] = useState(FIRST);
  const set = (change: Partial<Draft>) => {
    decision.forget();
    setDraft({ ...draft, ...change });
  };
  const move = (next: Period) => {
    decision.forget();
    setPeriod(next);
  };
  const asked = askedOf(datastream, period, draft);
  return (
    <form
      className="correction-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked) decision.preview.mutate(asked);
      }}
    >
      <PeriodFields period={period} setPeriod={move} />
      <Kinds draft={draft} set={set} />
      <div className="field-row">
        <Details draft={draft} unit={unit} set={set} />
      </div>
      <label className="field">
        <span>{words.quality.reason}</span>
        <input
          type="text"
          required
          maxLength={1000}
          value={draft.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
        <span className="hint">{words.quality.reasonHint}</span>
      </label>
      <Outcome decision={decision} asked={asked} />
    </form>
  );
}
