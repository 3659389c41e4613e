import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { connectorsQuery, createConnector } from './connector-api.ts';
import type { ConnectorKinds, Kind } from './connector-api.ts';
import { SenderGuide, TokenOnce } from './sender-guide.tsx';
import { Refused, SettingInputs } from './setting-inputs.tsx';
import { useSettingsForm } from './use-settings-form.ts';

function KindChoice({ kinds, chosen, choose }: { kinds: readonly Kind[]; chosen: Kind; choose: (kind: Kind) => void }) {
  const words = useWords().connectors;
  const language = useLanguage();
  const options = (way: Kind['way']) =>
    kinds
      .filter((kind) => kind.way === way)
      .map(({ kind, label }) => (
        <option key={kind} value={kind}>
          {label[language]}
        </option>
      ));
  return (
    <div className="field">
      <label htmlFor="connector-kind">{words.kind}</label>
      <select
        id="connector-kind"
        value={chosen.kind}
        onChange={(event) => choose(kinds.find(({ kind }) => kind === event.target.value) ?? chosen)}
      >
        <optgroup label={words.ways.push}>{options('push')}</optgroup>
        <optgroup label={words.ways.pull}>{options('pull')}</optgroup>
      </select>
      <span className="hint">{chosen.about?.[language] ?? words.kindLead}</span>
    </div>
  );
}

/** A name as an identifier: « ChirpStack Nord » is chirpstack-nord. */
const identifierOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function Names({
  name,
  id,
  change,
}: {
  name: string;
  id: string;
  change: (names: { name: string; id: string }) => void;
}) {
  const words = useWords().connectors;
  return (
    <>
      <div className="field">
        <label htmlFor="connector-name">{words.name}</label>
        <input
          id="connector-name"
          type="text"
          required
          maxLength={200}
          value={name}
          onChange={({ target }) =>
            change({ name: target.value, id: id === identifierOf(name) ? identifierOf(target.value) : id })
          }
        />
      </div>
      <div className="field">
        <label htmlFor="connector-id">{words.id}</label>
        <input
          id="connector-id"
          type="text"
          className="mono"
          required
          pattern="[A-Za-z0-9][A-Za-z0-9._:~\-]{0,127}"
          value={id}
          onChange={({ target }) => change({ name, id: target.value })}
        />
        <span className="hint">{words.idLead}</span>
      </div>
    </>
  );
}

/** Kind, name, settings drawn from the kind; then the token, once, and what to type in the sender. */
export function ConnectorCreation({ kinds }: { kinds: ConnectorKinds }) {
  const words = useWords().connectors;
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>(() => {
    const [first] = kinds.items;
    if (first === undefined) throw new Error('the server knows no kind of connector');
    return first;
  });
  const [names, setNames] = useState({ name: '', id: '' });
  const form = useSettingsForm(kind.settings, {});
  const creation = useMutation({
    mutationFn: createConnector,
    onSuccess: () => client.invalidateQueries(connectorsQuery),
    onError: (error) => form.refused(error),
  });
  if (creation.data !== undefined) {
    return <Made kind={kind} kinds={kinds} name={names.name} id={creation.data.id} token={creation.data.token} />;
  }
  const submit = () => {
    const settings = form.read();
    if (settings !== undefined) creation.mutate({ ...names, kind: kind.kind, settings });
  };
  return (
    <form className="connector-form" action={submit}>
      <header className="title-row">
        <h1>{words.create}</h1>
      </header>
      <KindChoice
        kinds={kinds.items}
        chosen={kind}
        choose={(next) => {
          setKind(next);
          form.reset(next.settings);
        }}
      />
      <Names {...names} change={setNames} />
      <h2>{words.settings}</h2>
      <SettingInputs fields={kind.settings} {...form} />
      {creation.error && <Refused error={creation.error} />}
      <p className="form-actions">
        <button type="submit" className="button" disabled={creation.isPending}>
          {words.submit}
        </button>
        <Link className="button quiet" to={paths.connectors()}>
          {words.cancel}
        </Link>
      </p>
    </form>
  );
}

function Made({
  kind,
  kinds,
  name,
  id,
  token,
}: {
  kind: Kind;
  kinds: ConnectorKinds;
  name: string;
  id: string;
  token: string;
}) {
  const words = useWords().connectors;
  return (
    <>
      <header className="title-row">
        <h1>{name}</h1>
        <Link to={paths.connectors()}>{words.back}</Link>
      </header>
      {kind.way === 'push' && <TokenOnce token={token} />}
      <SenderGuide kind={kind} id={id} token={token} doors={kinds.doors} />
    </>
  );
}
