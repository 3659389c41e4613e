import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { deviceQuery, knownQuery, planOrder, sendOrder } from './commands-api.ts';
import type { AskedOrder, Known, KnownCommand, OrderPlan } from './commands-api.ts';
import { DeviceChoice } from './device-choice.tsx';
import { instantText } from './local-text.ts';
import { OrderField } from './order-fields.tsx';
import { PlanView } from './order-plan.tsx';

type Values = Readonly<Record<string, string>>;

/** What was typed, as the API wants it. */
function parametersOf(kind: KnownCommand, values: Values): Record<string, number | string> {
  return Object.fromEntries(
    kind.parameters.map(({ key, type }) => {
      const value = values[key] ?? '';
      return [key, type === 'instant' ? instantText(value) : Number(value)];
    }),
  );
}

function initialValues(kind: KnownCommand | undefined): Values {
  return Object.fromEntries((kind?.parameters ?? []).map(({ key, initial }) => [key, initial?.toString() ?? '']));
}

/** The plan is asked first; only then can the order be sent, under a key of its own. */
function useOrder() {
  const client = useQueryClient();
  const [planned, setPlanned] = useState<{ order: AskedOrder; plan: OrderPlan }>();
  const plan = useMutation({
    mutationFn: async (order: AskedOrder) => ({ order, plan: await planOrder(order) }),
    onSuccess: setPlanned,
  });
  const send = useMutation({
    mutationFn: sendOrder,
    onSuccess: async ({ order }) => {
      await client.invalidateQueries({ queryKey: ['commands'] });
      navigate(paths.commands({ groupe: order }));
    },
  });
  return { planned, plan, send, change: () => setPlanned(undefined) };
}

interface KindFormProps {
  readonly device: string;
  readonly model: string | undefined;
  readonly known: Known;
}

/** Which order of those the device understands, and what it does. */
function KindChoice({ kind, known, choose }: { kind: KnownCommand; known: Known; choose: (id: string) => void }) {
  const words = useWords();
  const language = useLanguage();
  const { form } = words.commands;
  return (
    <div className="field">
      <label htmlFor="order-kind">{form.kind}</label>
      <select id="order-kind" value={kind.id} onChange={(event) => choose(event.target.value)}>
        {known.commands.map((each) => (
          <option key={each.id} value={each.id}>
            {`${each.label[language]} — ${form.modes[each.mode]}`}
          </option>
        ))}
      </select>
      {kind.about && <p className="muted hint">{kind.about[language]}</p>}
    </div>
  );
}

/** The values of an order, and why it is asked. */
function useDraft(known: Known) {
  const [kind, setKind] = useState<KnownCommand | undefined>(known.commands[0]);
  const [values, setValues] = useState(initialValues(kind));
  const [reason, setReason] = useState('');
  const choose = (id: string) => {
    const next = known.commands.find((each) => each.id === id);
    setKind(next);
    setValues(initialValues(next));
  };
  const set = (key: string, value: string) => setValues({ ...values, [key]: value });
  return { kind, values, reason, choose, set, setReason };
}

function KindForm({ device, model, known }: KindFormProps) {
  const words = useWords();
  const now = useNow();
  const { form } = words.commands;
  const { kind, values, reason, choose, set, setReason } = useDraft(known);
  const { planned, plan, send, change } = useOrder();
  if (!known.reachable) return <p className="calm">{form.unreachable}</p>;
  if (kind === undefined) return <p className="calm">{form.understandsNothing}</p>;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const target = model === undefined ? { device } : { model };
    const order = { ...target, kind: kind.id, parameters: parametersOf(kind, values) };
    plan.mutate(reason === '' ? order : { ...order, reason });
  };
  return (
    <form className="order-form" onSubmit={submit}>
      <fieldset disabled={planned !== undefined}>
        <KindChoice kind={kind} known={known} choose={choose} />
        {kind.parameters.map((parameter) => (
          <OrderField
            key={`${kind.id} ${parameter.key}`}
            parameter={parameter}
            value={values[parameter.key] ?? ''}
            now={now}
            change={(value) => set(parameter.key, value)}
          />
        ))}
        <div className="field">
          <label htmlFor="order-reason">{form.reason}</label>
          <input id="order-reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      </fieldset>
      {plan.error && <Trouble error={plan.error} />}
      {planned === undefined ? (
        <button type="submit" className="button" disabled={plan.isPending}>
          {form.plan}
        </button>
      ) : (
        <Confirmation planned={planned} send={send} change={change} />
      )}
    </form>
  );
}

interface ConfirmationProps {
  readonly planned: { readonly order: AskedOrder; readonly plan: OrderPlan };
  readonly send: ReturnType<typeof useOrder>['send'];
  readonly change: () => void;
}

/** The plan, then the consent to a live order, then the order itself. */
function Confirmation({ planned, send, change }: ConfirmationProps) {
  const words = useWords();
  const { form } = words.commands;
  const [accepted, setAccepted] = useState(false);
  // pressed twice, or sent again after a lost answer: the same order
  const [key] = useState(() => crypto.randomUUID());
  const live = planned.plan.warnings.includes('live-order');
  return (
    <>
      <PlanView plan={planned.plan} />
      {live && (
        <label className="order-consent">
          <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} />
          {form.acceptLive}
        </label>
      )}
      {send.error && <Trouble error={send.error} />}
      <p className="order-actions">
        <button
          type="button"
          className="button"
          disabled={send.isPending || (live && !accepted)}
          onClick={() => send.mutate({ ...planned.order, key, ...(live ? { acceptLive: true } : {}) })}
        >
          {form.send}
        </button>
        <button type="button" className="button quiet" onClick={change}>
          {form.back}
        </button>
      </p>
    </>
  );
}

/** One device, or every device of its model. */
function Target({ device, model }: { device: string; model: string | undefined }) {
  const words = useWords();
  const { form } = words.commands;
  const found = useQuery(deviceQuery(device)).data;
  if (found?.model === undefined) return undefined;
  const choose = (modele: string) =>
    navigate(paths.commands({ nouveau: device, modele: modele || undefined }), { replace: true });
  return (
    <div className="field">
      <label htmlFor="order-target">{form.target}</label>
      <select id="order-target" value={model ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{`${form.one} : ${found.name}`}</option>
        <option value={found.model}>{form.all(found.model)}</option>
      </select>
    </div>
  );
}

/** A new order: to whom, what, with which values; then its plan; then it leaves. */
export function OrderForm({ device, model }: { device: string; model: string | undefined }) {
  const words = useWords();
  const { form } = words.commands;
  const known = useQuery(knownQuery(device));
  const choose = (next: string) => navigate(paths.commands({ nouveau: next || 'oui' }), { replace: true });
  return (
    <section className="order" aria-labelledby="order-title">
      <h2 id="order-title">{form.title}</h2>
      <DeviceChoice chosen={device} choose={choose} />
      {device !== '' && known.error && <Trouble error={known.error} />}
      {known.data && <Target device={device} model={model} />}
      {known.data && <KindForm key={`${device} ${model ?? ''}`} device={device} model={model} known={known.data} />}
    </section>
  );
}
