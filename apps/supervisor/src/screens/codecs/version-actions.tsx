import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { activateVersion, retireVersion, testVersion } from './codec-api.ts';
import type { CodecSheet } from './codec-api.ts';

type Act = 'test' | 'activate' | 'retire';

/** Test, activate, retire: each says what came of it, or why it was refused. */
export function VersionActions({ codec }: { codec: CodecSheet }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [takeOver, setTakeOver] = useState(true);
  const [reasonId, takeOverId] = [useId(), useId()];
  const act = useMutation({
    mutationFn: async (what: Act): Promise<string> => {
      const { id, version } = codec;
      if (what === 'test')
        return (await testVersion(id, version)).passed ? words.codecs.testedWell : words.codecs.testedBadly;
      if (what === 'retire') {
        await retireVersion(id, version);
        return words.codecs.retired;
      }
      const asked = { takeOver, ...(reason === '' ? {} : { reason }) };
      const { changed } = await activateVersion(id, version, asked);
      return words.codecs.activated(number(changed, language));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['codecs'] }),
  });
  const doubts = codec.report?.findings.some(({ severity }) => severity === 'refuse') ?? false;
  const open = codec.state === 'draft' || codec.state === 'tested';
  return (
    <div className={open ? 'version-actions open' : 'version-actions'}>
      {open && (
        <>
          {doubts && (
            <div className="field-row">
              <label htmlFor={reasonId}>{words.codecs.reason}</label>
              <input id={reasonId} type="text" value={reason} onChange={(event) => setReason(event.target.value)} />
              <span className="muted">{words.codecs.reasonHelp}</span>
            </div>
          )}
          <div className="field-row">
            <input
              id={takeOverId}
              type="checkbox"
              checked={takeOver}
              onChange={(event) => setTakeOver(event.target.checked)}
            />
            <label htmlFor={takeOverId}>{words.codecs.takeOver}</label>
          </div>
        </>
      )}
      <p className="actions">
        {open && (
          <button
            type="button"
            className="button small"
            disabled={act.isPending}
            onClick={() => act.mutate('activate')}
          >
            {words.codecs.activate}
          </button>
        )}
        <button
          type="button"
          className="button small quiet"
          disabled={act.isPending}
          onClick={() => act.mutate('test')}
        >
          {words.codecs.test}
        </button>
        {codec.state !== 'retired' && codec.devices === 0 && (
          <button
            type="button"
            className="button small quiet"
            disabled={act.isPending}
            onClick={() => act.mutate('retire')}
          >
            {words.codecs.retire}
          </button>
        )}
      </p>
      {act.data !== undefined && (
        <p className="calm" role="status">
          {act.data} {act.variables === 'activate' && words.codecs.afterwards}
        </p>
      )}
      {act.error && (
        <p className="trouble" role="alert">
          {act.error.message}
        </p>
      )}
    </div>
  );
}
