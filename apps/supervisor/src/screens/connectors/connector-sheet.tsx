import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage, useMayOperate } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { ago, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { changeConnector, connectorsQuery, renewToken } from './connector-api.ts';
import type { Connector, ConnectorKinds, Kind } from './connector-api.ts';
import { kindLabel } from './connector-choice.ts';
import { MessageTrial } from './message-trial.tsx';
import { SenderGuide, TokenOnce } from './sender-guide.tsx';
import { Refused, SettingInputs } from './setting-inputs.tsx';
import { StateMark } from './state-mark.tsx';
import { useSettingsForm } from './use-settings-form.ts';

function Facts({ connector, kinds }: { connector: Connector; kinds: readonly Kind[] }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const { activity } = connector;
  return (
    <p className="connector-facts">
      <StateMark state={activity?.state ?? 'never'} />
      <span>{kindLabel(kinds, connector.kind, language)}</span>
      <span className="mono">{connector.id}</span>
      {activity?.lastFrame !== undefined && (
        <span>
          {words.connectors.columns.lastFrame} {ago(activity.lastFrame, now, words)}
        </span>
      )}
      {activity !== undefined && (
        <span>{words.connectors.day(number(activity.received, language), number(activity.trouble, language))}</span>
      )}
    </p>
  );
}

/** Changes of one connector; each answer refreshes the list. */
function useChange(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Parameters<typeof changeConnector>[1]) => changeConnector(id, body),
    onSuccess: () => client.invalidateQueries(connectorsQuery),
  });
}

function Settings({
  connector,
  kind,
  form,
}: {
  connector: Connector;
  kind: Kind;
  form: ReturnType<typeof useSettingsForm>;
}) {
  const words = useWords().connectors;
  const [name, setName] = useState(connector.name);
  const change = useChange(connector.id);
  const submit = () => {
    const settings = form.read();
    if (settings !== undefined) change.mutate({ name, settings }, { onError: (error) => form.refused(error) });
  };
  return (
    <form className="connector-form" action={submit}>
      <h2>{words.settings}</h2>
      <div className="field">
        <label htmlFor="connector-name">{words.name}</label>
        <input
          id="connector-name"
          type="text"
          required
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <SettingInputs fields={kind.settings} {...form} />
      {change.error && <Refused error={change.error} />}
      <p className="form-actions">
        <button type="submit" className="button" disabled={change.isPending}>
          {words.save}
        </button>
        <span role="status">{change.isSuccess && words.saved}</span>
      </p>
    </form>
  );
}

function Doorkeeping({
  connector,
  way,
  told,
}: {
  connector: Connector;
  way: Kind['way'];
  told: (token: string) => void;
}) {
  const words = useWords().connectors;
  const change = useChange(connector.id);
  const renewal = useMutation({ mutationFn: () => renewToken(connector.id), onSuccess: ({ token }) => told(token) });
  const isClosed = connector.disabled !== undefined;
  return (
    <section className="doorkeeping">
      {way === 'push' && (
        <p>
          <button
            type="button"
            className="button quiet small"
            disabled={renewal.isPending}
            onClick={() => renewal.mutate()}
          >
            {words.renew}
          </button>{' '}
          <span className="hint">{words.renewWarning}</span>
        </p>
      )}
      <p>
        <button
          type="button"
          className="button quiet small"
          disabled={change.isPending}
          onClick={() => change.mutate({ disabled: !isClosed })}
        >
          {isClosed ? words.enable : words.disable}
        </button>
      </p>
      {(renewal.error ?? change.error) && <Trouble error={renewal.error ?? change.error ?? new Error()} />}
    </section>
  );
}

/** One connector: how it does, what to type in the sender, its settings, a message tried. */
export function ConnectorSheet({ connector, kinds }: { connector: Connector; kinds: ConnectorKinds }) {
  const words = useWords().connectors;
  const mayManage = useMayManage();
  const mayOperate = useMayOperate();
  const [token, setToken] = useState<string>();
  const kind = kinds.items.find((known) => known.kind === connector.kind);
  const form = useSettingsForm(kind?.settings ?? [], connector.settings);
  return (
    <>
      <header className="title-row">
        <h1>{connector.name}</h1>
        <Link to={paths.connectors()}>{words.back}</Link>
      </header>
      <Facts connector={connector} kinds={kinds.items} />
      {token !== undefined && <TokenOnce token={token} />}
      {kind !== undefined && (
        <div className="connector-sheet">
          <div>
            <SenderGuide kind={kind} id={connector.id} token={token} doors={kinds.doors} />
            {mayManage && <Doorkeeping connector={connector} way={kind.way} told={setToken} />}
            {mayOperate && kind.way === 'push' && <MessageTrial connector={connector} settings={() => form.read()} />}
          </div>
          {mayManage && <Settings connector={connector} kind={kind} form={form} />}
        </div>
      )}
    </>
  );
}
