import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { ApiError, request } from '../../api/request.ts';
import { useMayOperate } from '../../api/session.ts';
import { useWords } from '../../words/words.ts';
import { deviceAddress } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';
import { FaultList } from './fault-list.tsx';

async function send(device: DeviceRecord, file: File): Promise<void> {
  const answer = await fetch(deviceAddress(device, '/photo'), {
    method: 'PUT',
    body: file,
    headers: { 'content-type': file.type || 'application/octet-stream' },
  }).catch(() => undefined);
  if (answer?.ok === true) return;
  const problem = (await answer?.json().catch(() => ({}))) as { detail?: string } | undefined; // RFC 9457
  throw new ApiError(answer?.status ?? 0, problem?.detail ?? 'Le serveur ne répond pas.');
}

/** The photo of a device, for agents. */
export function DevicePhoto({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const client = useQueryClient();
  const operates = useMayOperate();
  const id = useId();
  const after = { onSuccess: () => client.invalidateQueries({ queryKey: ['devices'] }) };
  const put = useMutation({ mutationFn: (file: File) => send(device, file), ...after });
  const remove = useMutation({
    mutationFn: () => request(deviceAddress(device, '/photo'), { method: 'DELETE' }),
    ...after,
  });
  const { sheet } = words.devices;
  const address = deviceAddress(device, '/photo');
  return (
    <div className="device-photo">
      {device.photo && (
        <img
          src={`${address}${address.includes('?') ? '&' : '?'}${put.submittedAt}`}
          alt={sheet.photoOf(device.name)}
        />
      )}
      {operates && (
        <>
          <label htmlFor={id}>{device.photo ? sheet.photoChange : sheet.photoAdd}</label>
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            onChange={({ target }) => target.files?.[0] && put.mutate(target.files[0])}
          />
          <p className="hint">{sheet.photoHint}</p>
          {device.photo && (
            <button type="button" className="link" onClick={() => remove.mutate()}>
              {sheet.photoRemove}
            </button>
          )}
        </>
      )}
      <FaultList error={put.error ?? remove.error} />
    </div>
  );
}
