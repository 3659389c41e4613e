import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { activateVersion, retireVersion, testVersion } from './codec-api.ts';
import type { CodecSheet } from './codec-api.ts';

type Act = 'test' | 'activate' | 'retire';
type Acting = UseMutationResult<string, Error, Act>;

interface Choice {
  readonly reason: string;
  readonly takeOver: boolean;
}

async function perform(
  { id, version }: CodecSheet,
  what: Act,
  { choice, words, language }: { choice: Choice; words: Words; language: Language },
): Promise<string> {
  if (what === 'test') {
    const { passed } = await testVersion(id, version);
    return passed ? words.codecs.testedWell : words.codecs.testedBadly;
  }
  if (what === 'retire') {
    await retireVersion(id, version);
    return words.codecs.retired;
  }
  const { reason, takeOver } = choice;
  const { changed } = await activateVersion(id, version, reason === '' ? { takeOver } : { takeOver, reason });
  return `${words.codecs.activated(number(changed, language))} ${words.codecs.afterwards}`;
}

interface ChoiceProps {
  readonly choice: Choice;
  readonly change: (choice: Choice) => void;
  /** A doubt stands in the way: a reason is needed. */
  readonly doubts: boolean;
}

function ActivationChoice({ choice, change, doubts }: ChoiceProps) {
  const words = useWords();
  const [reason, takeOver] = [useId(), useId()];
  return (
    <>
      {doubts && (
        <div className="field-row">
          <label htmlFor={reason}>{words.codecs.reason}</label>
          <input
            id={reason}
            type="text"
            value={choice.reason}
            onChange={(event) => change({ ...choice, reason: event.target.value })}
          />
          <span className="muted">{words.codecs.reasonHelp}</span>
        </div>
      )}
      <div className="field-row">
        <input
          id={takeOver}
          type="checkbox"
          checked={choice.takeOver}
          onChange={(event) => change({ ...choice, takeOver: event.target.checked })}
        />
        <label htmlFor={takeOver}>{words.codecs.takeOver}</label>
      </div>
    </>
  );
}

/** What activating or retiring does, with what the version's own vectors say; nothing happens before it is confirmed. */
function Confirmation({ codec, act, acting, leave }: ConfirmationProps) {
  const words = useWords();
  const results = codec.report?.vectors ?? [];
  const passed = results.filter(({ ok }) => ok).length;
  const w = words.codecs;
  return (
    <div className="calm" role="group" aria-label={w[act]}>
      <p>{act === 'activate' ? w.activateEffect : w.retireEffect}</p>
      <p>{codec.report === undefined ? w.untested(codec.vectors.length) : w.vectorsPass(passed, results.length)}</p>
      <p className="actions">
        <button type="button" className="button small" disabled={acting.isPending} onClick={() => acting.mutate(act)}>
          {w.confirm[act]}
        </button>
        <button type="button" className="button small quiet" onClick={leave}>
          {words.devices.act.cancel}
        </button>
      </p>
    </div>
  );
}

interface ConfirmationProps {
  readonly codec: CodecSheet;
  readonly act: 'activate' | 'retire';
  readonly acting: Acting;
  readonly leave: () => void;
}

function Buttons({ acts, acting, choose }: { acts: readonly Act[]; acting: Acting; choose: (act: Act) => void }) {
  const words = useWords();
  return (
    <p className="actions">
      {acts.map((act) => (
        <button
          key={act}
          type="button"
          className={act === 'activate' ? 'button small' : 'button small quiet'}
          disabled={acting.isPending}
          onClick={() => choose(act)}
        >
          {words.codecs[act]}
        </button>
      ))}
    </p>
  );
}

const isOpen = ({ state }: CodecSheet): boolean => state === 'draft' || state === 'tested';

function actsOf(codec: CodecSheet): readonly Act[] {
  const mayRetire = codec.state !== 'retired' && codec.devices === 0;
  return [...(isOpen(codec) ? ['activate' as const] : []), 'test', ...(mayRetire ? ['retire' as const] : [])];
}

/** Test, activate, retire: each says what came of it, or why it was refused. */
export function VersionActions({ codec }: { codec: CodecSheet }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [pending, setPending] = useState<'activate' | 'retire'>();
  const [choice, setChoice] = useState<Choice>({ reason: '', takeOver: true });
  const acting: Acting = useMutation({
    mutationFn: (what: Act) => perform(codec, what, { choice, words, language }),
    onSettled: () => {
      setPending(undefined);
      return Promise.all(
        ['codecs', 'assignments', 'journal'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const doubts = codec.report?.findings.some(({ severity }) => severity === 'refuse') ?? false;
  const open = isOpen(codec);
  return (
    <div className={open ? 'version-actions open' : 'version-actions'}>
      {open && <ActivationChoice choice={choice} change={setChoice} doubts={doubts} />}
      {pending === undefined ? (
        <Buttons
          acts={actsOf(codec)}
          acting={acting}
          choose={(act) => (act === 'test' ? acting.mutate(act) : setPending(act))}
        />
      ) : (
        <Confirmation codec={codec} act={pending} acting={acting} leave={() => setPending(undefined)} />
      )}
      {acting.data !== undefined && (
        <p className="calm" role="status">
          {acting.data}
        </p>
      )}
      {acting.error && (
        <p className="trouble" role="alert">
          {acting.error.message}
        </p>
      )}
    </div>
  );
}
