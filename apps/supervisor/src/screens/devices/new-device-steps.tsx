import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { thingQuery } from '../../api/queries.ts';
import { packOf, quantityOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { period } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import type { DeviceModel } from '../codecs/codec-api.ts';
import { connectorsQuery, deviceQuery, searchQuery } from './devices-api.ts';
import { FieldPair, FormField } from './form-field.tsx';
import { modelsLike, plainId, shortEui } from './new-device-draft.ts';
import type { NewDraft } from './new-device-draft.ts';
import { PlacePick } from './place-pick.tsx';

export interface StepProps {
  readonly draft: NewDraft;
  readonly set: (change: Partial<NewDraft>) => void;
}

/** The connector its frames come through. */
export function ConnectorStep({ draft, set }: StepProps) {
  const words = useWords();
  const { data } = useQuery(connectorsQuery);
  const w = words.newDevice;
  return (
    <fieldset className="choice-list">
      <legend>{w.connector}</legend>
      <p className="hint">{w.connectorHint}</p>
      {data?.items.length === 0 && (
        <p>
          {w.noConnector} <Link to={paths.connectors()}>{w.addConnector}</Link>
        </p>
      )}
      {data?.items.map(({ id, name, kind }) => (
        <label key={id}>
          <input
            type="radio"
            name="connector"
            required
            checked={draft.connector === id}
            onChange={() => set({ connector: id })}
          />
          <span>
            {name}
            <span className="muted block">
              <span className="mono">{id}</span>, {kind}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Said while it is typed: whole, free, or whose it is. */
function IdCheck({ draft }: { draft: NewDraft }) {
  const words = useWords();
  const id = useDeferredValue(plainId(draft.id));
  const known = useQuery({ ...deviceQuery({ id, connector: draft.connector }), enabled: id.length > 2 });
  const w = words.newDevice;
  const short = shortEui(draft.id);
  return (
    <p role="status" className="id-check">
      {short !== undefined && w.idShort(short)}
      {short === undefined && known.isError && w.idFree}
      {known.data && (
        <>
          {w.idTaken(known.data.name)} <Link to={paths.device(id, { par: draft.connector })}>{w.openTaken}</Link>
        </>
      )}
    </p>
  );
}

/** What the label says. */
export function IdentifierStep({ draft, set }: StepProps) {
  const words = useWords();
  const w = words.newDevice;
  return (
    <>
      <FormField
        label={w.id}
        hint={w.idHint}
        required
        autoComplete="off"
        spellCheck={false}
        className="mono"
        value={draft.id}
        change={(id) => set({ id })}
      />
      <IdCheck draft={draft} />
      <FieldPair>
        <FormField label={w.name} hint={w.nameHint} value={draft.name} change={(name) => set({ name })} />
        <FormField label={w.serial} value={draft.serial} change={(serial) => set({ serial })} />
      </FieldPair>
    </>
  );
}

function ModelGives({ model }: { model: DeviceModel }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const w = words.newDevice;
  const names = model.datastreams.map(({ quantity }) => quantityOf(territory, quantity).label[language]);
  return (
    <p className="calm">
      {w.gives} : {names.join(', ')} ; {w.every(period(model.expectedPeriod, words))}. {w.codec}{' '}
      <span className="mono">
        {model.codec.id} {model.codec.version}
      </span>
      .
    </p>
  );
}

/** The model fills codec and series. */
export function ModelStep({ draft, set }: StepProps) {
  const words = useWords();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const models = useQuery(modelsQuery).data?.items ?? [];
  const territory = useTerritory();
  const said = ({ domain, datastreams }: DeviceModel) =>
    [
      packOf(territory, domain)?.label[language],
      ...datastreams.map(({ quantity }) => quantityOf(territory, quantity).label[language]),
    ].join(' ');
  const shown = modelsLike(models, { typed, said });
  const chosen = models.find(({ id }) => id === draft.model);
  const w = words.newDevice;
  return (
    <>
      <FormField label={w.model} hint={w.modelHint} type="search" value={typed} change={setTyped} />
      <fieldset className="choice-list model-list">
        <legend className="visually-hidden">{w.models}</legend>
        {shown.length === 0 && <p>{w.noModel}</p>}
        {shown.map(({ id, maker, model, label }) => (
          <label key={id}>
            <input type="radio" name="model" checked={draft.model === id} onChange={() => set({ model: id })} />
            <span>
              {label[language]}
              <span className="muted block">
                {maker} {model}
              </span>
            </span>
          </label>
        ))}
        <label>
          <input type="radio" name="model" checked={draft.model === ''} onChange={() => set({ model: '' })} />
          <span>{w.without}</span>
        </label>
      </fieldset>
      {chosen && <ModelGives model={chosen} />}
    </>
  );
}

/** The object the key names, where there is one already. */
export function useKnownAsset(asset: string): string | undefined {
  const key = useDeferredValue(asset.trim());
  const known = useQuery({ ...thingQuery(key), enabled: key !== '', retry: false, refetchInterval: false });
  return known.data?.key === asset.trim() ? known.data.name : undefined;
}

/** The object it stands on, and where that is. */
export function PlaceStep({ draft, set }: StepProps) {
  const words = useWords();
  const stock = useId();
  const known = useKnownAsset(draft.asset);
  const found = useQuery(searchQuery(draft.asset)).data?.items.filter(({ kind }) => kind === 'thing') ?? [];
  const w = words.newDevice;
  return (
    <>
      <p className="check-line">
        <input
          id={stock}
          type="checkbox"
          checked={draft.stock}
          onChange={({ target }) => set({ stock: target.checked })}
        />
        <label htmlFor={stock}>{w.stock}</label>
      </p>
      {!draft.stock && (
        <>
          <FieldPair>
            <FormField
              label={w.asset}
              hint={w.assetHint}
              list="known-assets"
              autoComplete="off"
              value={draft.asset}
              change={(asset) => set({ asset })}
            />
            {known === undefined && (
              <FormField label={w.assetName} value={draft.assetName} change={(assetName) => set({ assetName })} />
            )}
          </FieldPair>
          <datalist id="known-assets">
            {found.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </datalist>
          {known === undefined ? (
            <PlacePick required place={draft.place} set={(place) => set({ place })} />
          ) : (
            <p className="calm">{w.known(known)}</p>
          )}
        </>
      )}
    </>
  );
}
