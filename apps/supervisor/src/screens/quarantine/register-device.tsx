import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { InputHTMLAttributes } from 'react';
import type { Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import type { DeviceModel } from '../codecs/codec-api.ts';

interface RegisterProps {
  readonly device: string;
  readonly connector: string;
  /** Given the number of the re-injection. */
  readonly started: (job: number) => void;
}

interface Asked {
  readonly name: string;
  readonly model: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly again: boolean;
}

const NOTHING: Asked = { name: '', model: '', longitude: '', latitude: '', again: true };

/** Registers a device of a model at a place; gives the number of the re-injection where one was begun. */
async function register(
  { device, connector }: Pick<RegisterProps, 'device' | 'connector'>,
  { name, longitude, latitude, again }: Asked,
  model: DeviceModel | undefined,
): Promise<number | undefined> {
  const { codec, expectedPeriod, datastreams } = model ?? { datastreams: [] };
  const place = { longitude: Number(longitude), latitude: Number(latitude) };
  const body = { id: device, connector, model: model?.id, codec, expectedPeriod, datastreams, place };
  const { waiting } = await request<Posted<'/api/v1/devices'>>(`/api/v1/devices?reinject=${again}`, {
    method: 'POST',
    body: name === '' ? body : { ...body, name },
  });
  return waiting.reinjection;
}

function Field({ label, ...input }: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input id={id} {...input} />
    </>
  );
}

function Fields({ asked, change }: { asked: Asked; change: (asked: Asked) => void }) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const models = useQuery(modelsQuery).data?.items ?? [];
  const w = words.quarantine;
  const bind = (name: 'name' | 'longitude' | 'latitude') => ({
    value: asked[name],
    onChange: (event: { target: { value: string } }) => change({ ...asked, [name]: event.target.value }),
  });
  return (
    <div className="field-row">
      <label htmlFor={id}>{w.model}</label>
      <select
        id={id}
        required
        value={asked.model}
        onChange={(event) => change({ ...asked, model: event.target.value })}
      >
        <option value="">{w.chooseModel}</option>
        {models.map(({ id: model, label }) => (
          <option key={model} value={model}>
            {label[language]}
          </option>
        ))}
      </select>
      <Field label={w.name} type="text" {...bind('name')} />
      <Field label={w.latitude} type="number" step="any" required {...bind('latitude')} />
      <Field label={w.longitude} type="number" step="any" required {...bind('longitude')} />
    </div>
  );
}

/** A device nobody knew, registered from its model and its place; its frames are taken up at once where asked. */
export function RegisterDevice({ device, connector, started }: RegisterProps) {
  const words = useWords();
  const client = useQueryClient();
  const models = useQuery(modelsQuery).data?.items ?? [];
  const [asked, setAsked] = useState(NOTHING);
  const again = useId();
  const save = useMutation({
    mutationFn: () =>
      register(
        { device, connector },
        asked,
        models.find(({ id }) => id === asked.model),
      ),
    onSuccess: async (job) => {
      if (job !== undefined) started(job);
      await client.invalidateQueries({ queryKey: ['quarantine', 'groups'] });
    },
  });
  const w = words.quarantine;
  return (
    <form className="register-device" onSubmit={(event) => (event.preventDefault(), save.mutate())}>
      <h3>
        {w.register} <span className="mono">{device}</span>
      </h3>
      <p className="muted">{w.registerLead}</p>
      <Fields asked={asked} change={setAsked} />
      <div className="field-row">
        <input
          id={again}
          type="checkbox"
          checked={asked.again}
          onChange={(event) => setAsked({ ...asked, again: event.target.checked })}
        />
        <label htmlFor={again}>{w.reinjectAfter}</label>
        <button type="submit" className="button small" disabled={save.isPending}>
          {w.save}
        </button>
      </div>
      {save.isSuccess && <p className="calm">{w.saved}</p>}
      {save.error && <p className="trouble">{save.error.message}</p>}
    </form>
  );
}
