import '../../styles/fleet.css';
import '../../styles/thing.css';
import '../../styles/devices.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import { FaultList } from './fault-list.tsx';
import { FirstFrame } from './first-frame.tsx';
import { bodyOf, EMPTY, plainId, STEPS } from './new-device-draft.ts';
import type { NewDraft, Step } from './new-device-draft.ts';
import { ConnectorStep, IdentifierStep, ModelStep, PlaceStep, useKnownAsset } from './new-device-steps.tsx';
import type { StepProps } from './new-device-steps.tsx';

function Summary({ draft }: StepProps) {
  const words = useWords();
  const language = useLanguage();
  const model = useQuery(modelsQuery).data?.items.find(({ id }) => id === draft.model);
  const known = useKnownAsset(draft.asset);
  const w = words.newDevice;
  const { columns, sheet } = words.devices;
  const facts: readonly (readonly [string, string])[] = [
    [columns.connector, draft.connector],
    [columns.id, plainId(draft.id)],
    [columns.name, draft.name],
    [columns.serial, draft.serial],
    [columns.model, model === undefined ? w.without : model.label[language]],
    [columns.codec, model === undefined ? '' : `${model.codec.id} ${model.codec.version}`],
    [columns.asset, draft.stock ? w.stock : (known ?? (draft.assetName || draft.asset || plainId(draft.id)))],
    [sheet.place, draft.stock || known !== undefined ? '' : `${draft.place.latitude} ; ${draft.place.longitude}`],
  ];
  return (
    <>
      <p>{w.summary}</p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
    </>
  );
}

const FORMS: Readonly<Record<Step, (props: StepProps) => ReactNode>> = {
  connecteur: ConnectorStep,
  identifiant: IdentifierStep,
  modele: ModelStep,
  lieu: PlaceStep,
  resume: Summary,
};

function StepList({ at }: { at: number }) {
  const words = useWords();
  const w = words.newDevice;
  return (
    <ol className="step-list">
      {STEPS.map((step, place) => (
        <li key={step} aria-current={place === at ? 'step' : undefined} className={place < at ? 'past' : undefined}>
          {w.steps[step]}
        </li>
      ))}
    </ol>
  );
}

/** Registers the draft; then the screen waits for its first frame. */
function useRegistration(draft: NewDraft) {
  const client = useQueryClient();
  const model = useQuery(modelsQuery).data?.items.find(({ id }) => id === draft.model);
  const known = useKnownAsset(draft.asset);
  return useMutation({
    mutationFn: () =>
      request<Posted<'/api/v1/devices'>>('/api/v1/devices?reinject=true', {
        method: 'POST',
        body: bodyOf(draft, model, known !== undefined),
      }),
    onSuccess: async () => {
      navigate(paths.newDevice({ appareil: plainId(draft.id), connecteur: draft.connector }));
      await Promise.all(['devices', 'things'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
}

function Guide({ first }: { first: string }) {
  const words = useWords();
  const [draft, setDraft] = useState<NewDraft>({ ...EMPTY, connector: first });
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const register = useRegistration(draft);
  const w = words.newDevice;
  const step = STEPS[at] ?? 'resume';
  const Form = FORMS[step];
  const last = at === STEPS.length - 1;
  useEffect(() => {
    // a reader by ear is told the new step; the first is read with the page
    if (at > 0) heading.current?.focus();
  }, [at]);
  const go = (to: number) => {
    register.reset();
    setAt(to);
  };
  return (
    <>
      <StepList at={at} />
      <form
        className="device-form guide"
        onSubmit={(event) => (event.preventDefault(), last ? register.mutate() : go(at + 1))}
      >
        <h2 ref={heading} tabIndex={-1}>
          {w.steps[step]} <span className="muted">{w.step(at + 1, STEPS.length)}</span>
        </h2>
        <Form draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
        <FaultList error={register.error} />
        <p className="device-form-end">
          <button type="submit" className="button" disabled={register.isPending}>
            {last ? w.register : w.next}
          </button>
          {at > 0 && (
            <button type="button" className="button quiet" onClick={() => go(at - 1)}>
              {w.back}
            </button>
          )}
        </p>
      </form>
    </>
  );
}

/** From box to chart: a device registered step by step, until its first frame is seen. */
export function NewDeviceScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const device = search.get('appareil');
  const connector = search.get('connecteur') ?? undefined;
  return (
    <div className="column">
      <header className="title-row">
        <h1>{words.newDevice.title}</h1>
        <p className="muted">{words.newDevice.lead}</p>
      </header>
      {device === null ? <Guide first={connector ?? ''} /> : <FirstFrame name={{ id: device, connector }} />}
    </div>
  );
}
