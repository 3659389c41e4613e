import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Posted } from '../../api/answers.ts';
import { request } from '../../api/request.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';

interface RegisterProps {
  readonly device: string;
  readonly connector: string;
  /** Given the number of the re-injection. */
  readonly started: (job: number) => void;
}

/** A device nobody knew, registered from its model and its place; its frames are taken up at once where asked. */
export function RegisterDevice({ device, connector, started }: RegisterProps) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const models = useQuery(modelsQuery).data?.items ?? [];
  const [asked, setAsked] = useState({ name: '', model: '', longitude: '', latitude: '', again: true });
  const [nameId, modelId, longitudeId, latitudeId, againId] = [useId(), useId(), useId(), useId(), useId()];
  const model = models.find(({ id }) => id === asked.model);
  const save = useMutation({
    mutationFn: async () => {
      const place = { longitude: Number(asked.longitude), latitude: Number(asked.latitude) };
      const { codec, expectedPeriod, datastreams } = model ?? { datastreams: [] };
      const body = { id: device, connector, model: model?.id, codec, expectedPeriod, datastreams, place };
      const { waiting } = await request<Posted<'/api/v1/devices'>>(`/api/v1/devices?reinject=${asked.again}`, {
        method: 'POST',
        body: asked.name === '' ? body : { ...body, name: asked.name },
      });
      await client.invalidateQueries({ queryKey: ['quarantine', 'groups'] });
      if (waiting.reinjection !== undefined) started(waiting.reinjection);
    },
  });
  const w = words.quarantine;
  return (
    <form
      className="register-device"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3>
        {w.register} <span className="mono">{device}</span>
      </h3>
      <p className="muted">{w.registerLead}</p>
      <div className="field-row">
        <label htmlFor={modelId}>{w.model}</label>
        <select
          id={modelId}
          required
          value={asked.model}
          onChange={(event) => setAsked({ ...asked, model: event.target.value })}
        >
          <option value="" />
          {models.map(({ id, label }) => (
            <option key={id} value={id}>
              {label[language]}
            </option>
          ))}
        </select>
        <label htmlFor={nameId}>{w.name}</label>
        <input
          id={nameId}
          type="text"
          value={asked.name}
          onChange={(event) => setAsked({ ...asked, name: event.target.value })}
        />
        <label htmlFor={latitudeId}>{w.latitude}</label>
        <input
          id={latitudeId}
          type="number"
          step="any"
          required
          value={asked.latitude}
          onChange={(event) => setAsked({ ...asked, latitude: event.target.value })}
        />
        <label htmlFor={longitudeId}>{w.longitude}</label>
        <input
          id={longitudeId}
          type="number"
          step="any"
          required
          value={asked.longitude}
          onChange={(event) => setAsked({ ...asked, longitude: event.target.value })}
        />
      </div>
      <div className="field-row">
        <input
          id={againId}
          type="checkbox"
          checked={asked.again}
          onChange={(event) => setAsked({ ...asked, again: event.target.checked })}
        />
        <label htmlFor={againId}>{w.reinjectAfter}</label>
        <button type="submit" className="button small" disabled={save.isPending}>
          {w.save}
        </button>
      </div>
      {save.isSuccess && (
        <p className="calm" role="status">
          {w.saved}
        </p>
      )}
      {save.error && (
        <p className="trouble" role="alert">
          {save.error.message}
        </p>
      )}
    </form>
  );
}
