import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { journalQuery, removeSetting } from './check-api.ts';
import type { Check, Setting } from './check-api.ts';
import { parameterTexts } from './parameter-text.ts';
import { SettingForm } from './setting-form.tsx';

function Thresholds({ parameters }: Pick<Check, 'parameters'>) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="plain-list">
      {parameterTexts(parameters, { words, language }).map(([name, value]) => (
        <li key={name}>
          <span className="muted">{name}</span> {value}
        </li>
      ))}
    </ul>
  );
}

function WhomText({ setting }: { setting: Setting }) {
  const words = useWords();
  const { thing, thingName, model } = setting;
  if (thing !== undefined) return <Link to={paths.thing(thing)}>{thingName ?? thing}</Link>;
  return model === undefined ? words.checks.whomKinds.all : `${words.checks.whomKinds.model} ${model}`;
}

/** Taking a setting back asks twice. */
function Removal({ check, setting }: { check: Check; setting: Setting }) {
  const words = useWords();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeSetting(check.id, setting),
    onSuccess: () =>
      Promise.all(['checks', 'journal', 'quality'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <>
      <button type="button" className="link" onClick={() => (sure ? remove.mutate() : setSure(true))}>
        {sure ? words.checks.confirmRemove : words.checks.remove}
      </button>
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}

function SettingRow({ check, setting, edit }: { check: Check; setting: Setting; edit: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const { columns, off } = words.checks;
  return (
    <tr>
      <th scope="row" data-label={columns.whom}>
        <WhomText setting={setting} />
      </th>
      <td data-label={columns.thresholds}>
        {setting.enabled ? <Thresholds parameters={{ ...check.parameters, ...setting.parameters }} /> : off}
      </td>
      <td data-label={columns.source}>{setting.source}</td>
      <td data-label={columns.who}>
        {setting.who}, <time dateTime={setting.changed}>{dateTime(setting.changed, language)}</time>
      </td>
      {manages && (
        <td>
          <button type="button" className="link" aria-haspopup="dialog" onClick={edit}>
            {words.checks.edit}
          </button>{' '}
          <Removal check={check} setting={setting} />
        </td>
      )}
    </tr>
  );
}

function SettingTable({ check, edit }: { check: Check; edit: (setting: Setting) => void }) {
  const words = useWords();
  const manages = useMayManage();
  const { columns, settings, noSetting } = words.checks;
  if (check.settings.length === 0) return <p className="muted">{noSetting}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={settings}>
      <table className="dense labelled check-table">
        <caption className="visually-hidden">{settings}</caption>
        <thead>
          <tr>
            {[columns.whom, columns.thresholds, columns.source, columns.who].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {manages && (
              <th scope="col">
                <span className="visually-hidden">{words.checks.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {check.settings.map((setting) => (
            <SettingRow
              key={`${setting.thing ?? ''} ${setting.model ?? ''}`}
              check={check}
              setting={setting}
              edit={() => edit(setting)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who changed it, when, to what: from the journal, which only managers read. */
function History({ check }: { check: Check }) {
  const words = useWords();
  const language = useLanguage();
  const query = useQuery(journalQuery({ object: check.id }));
  const entries = query.data?.items ?? [];
  const { history, noHistory, did } = words.checks;
  return (
    <>
      <h3>{history}</h3>
      {query.error && <Trouble error={query.error} />}
      {query.data !== undefined && entries.length === 0 && <p className="muted">{noHistory}</p>}
      <ul className="plain-list">
        {entries.map(({ id, time, who, action, detail }) => (
          <li key={id}>
            <time dateTime={time}>{dateTime(time, language)}</time> · {who} · {did(action, detail)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One check: what the pack says and why, what is set otherwise and for whom, and the course of it. */
export function CheckSheet({ check }: { check: Check }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const [open, setOpen] = useState<Setting | 'new'>();
  const w = words.checks;
  return (
    <section className="check-sheet" aria-label={check.label[language]}>
      <header className="title-row">
        <h2>{check.label[language]}</h2>
        <span className="mono muted">{check.id}</span>
        {manages && (
          <button type="button" className="button small" aria-haspopup="dialog" onClick={() => setOpen('new')}>
            {w.add}
          </button>
        )}
      </header>
      <p className="muted">
        {w.packSays} {check.source}
      </p>
      <Thresholds parameters={check.parameters} />
      <h3>{w.settings}</h3>
      <SettingTable check={check} edit={setOpen} />
      {manages && <History check={check} />}
      {open !== undefined && (
        <SettingForm check={check} setting={open === 'new' ? undefined : open} close={() => setOpen(undefined)} />
      )}
    </section>
  );
}
