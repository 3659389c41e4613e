import '../../styles/noise.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { packOf, useTerritory } from '../../api/territory.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { resetSetting, saveSetting, settingsQuery } from './noise-api.ts';
import type { Setting } from './noise-api.ts';
import { fullDay } from './say-level.ts';

function useSettingChange() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries(settingsQuery);
  return {
    save: useMutation({ mutationFn: saveSetting, onSuccess }),
    reset: useMutation({ mutationFn: resetSetting, onSuccess }),
  };
}

function ChangeForm({ setting, close }: { setting: Setting; close: () => void }) {
  const words = useWords().noise.settings;
  const { save } = useSettingChange();
  const [value, setValue] = useState(String(setting.value));
  const [source, setSource] = useState('');
  return (
    <form
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ key: setting.key, value: Number(value), source }, { onSuccess: close });
      }}
    >
      <label className="field">
        <span>{`${words.value} (${setting.symbol}, ${words.bounds(String(setting.min), String(setting.max))})`}</span>
        <input
          type="number"
          step="any"
          required
          min={setting.min}
          max={setting.max}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      </label>
      <label className="field wide-field">
        <span>{words.newSource}</span>
        <input required maxLength={500} value={source} onChange={({ target }) => setSource(target.value)} />
      </label>
      {save.error && <Trouble error={save.error} />}
      <button className="button small" type="submit" disabled={save.isPending}>
        {words.save}
      </button>
      <button className="button quiet small" type="button" onClick={close}>
        {words.cancel}
      </button>
    </form>
  );
}

function SettingRow({ setting }: { setting: Setting }) {
  const words = useWords().noise.settings;
  const language = useLanguage();
  const manages = useMayManage();
  const { reset } = useSettingChange();
  const [open, setOpen] = useState(false);
  const { set } = setting;
  const say = (value: number) => `${plainNumber(value, language)}\u00A0${setting.symbol}`;
  return (
    <>
      <tr>
        <th scope="row">{setting.label[language]}</th>
        <td className="number">{set ? <strong>{say(setting.value)}</strong> : say(setting.value)}</td>
        <td className="number muted">{say(setting.usual)}</td>
        <td>
          {set ? set.source : setting.source}{' '}
          <span className="muted">
            {set ? words.by(set.who, fullDay(set.changed, language)) : words.standing[setting.standing]}
          </span>
        </td>
        <td className="setting-actions">
          {manages && !open && (
            <button type="button" className="button quiet small" onClick={() => setOpen(true)}>
              {words.change}
            </button>
          )}
          {manages && set && (
            <button type="button" className="button quiet small" onClick={() => reset.mutate(setting.key)}>
              {words.reset}
            </button>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            <ChangeForm setting={setting} close={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function SettingTable({ domain, settings }: { domain: string; settings: readonly Setting[] }) {
  const words = useWords().noise.settings;
  const language = useLanguage();
  const territory = useTerritory();
  const name = packOf(territory, domain)?.label[language] ?? domain;
  return (
    <section>
      <h2>{name}</h2>
      <div className="table-frame" tabIndex={0} role="region" aria-label={name}>
        <table className="dense settings-table">
          <caption className="visually-hidden">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className="number">
                {words.value}
              </th>
              <th scope="col" className="number">
                {words.usual}
              </th>
              <th scope="col">{words.source}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <SettingRow key={setting.key} setting={setting} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What a territory set otherwise than the packs, each with who says so. */
export function SettingsScreen() {
  const words = useWords().noise.settings;
  const manages = useMayManage();
  const query = useQuery(settingsQuery);
  const domains = Map.groupBy(query.data?.items ?? [], ({ domain }) => domain);
  return (
    <div className="wide noise-screen">
      <h1>{words.title}</h1>
      <p className="muted lead">{words.lead}</p>
      {!manages && <p className="muted">{words.noRight}</p>}
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {[...domains].map(([domain, settings]) => (
        <SettingTable key={domain} domain={domain} settings={settings} />
      ))}
    </div>
  );
}
