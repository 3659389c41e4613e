import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { codecsQuery } from '../codecs/codec-api.ts';
import type { CodecVersion } from '../codecs/codec-api.ts';
import { TrialOutcome } from '../codecs/trial-outcome.tsx';
import { decodeFrame } from './quarantine-api.ts';
import type { HeldFrame } from './quarantine-api.ts';

interface ChoiceProps {
  readonly codecs: readonly CodecVersion[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
}

function CodecChoice({ codecs, chosen, choose }: ChoiceProps) {
  const words = useWords();
  const field = useId();
  return (
    <>
      <label htmlFor={field}>{words.quarantine.decodeWith}</label>
      <select id={field} value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="">{words.quarantine.chooseCodec}</option>
        {codecs.map(({ id, version, state }) => (
          <option key={`${id} ${version}`} value={`${id} ${version}`}>
            {`${id} ${version} (${words.codecs.states[state]})`}
          </option>
        ))}
      </select>
    </>
  );
}

/** One quarantined frame with any version, and the way to the editor with it. */
export function FrameDecode({ frame }: { frame: HeldFrame }) {
  const words = useWords();
  const [chosen, setChosen] = useState('');
  const codecs = useQuery(codecsQuery).data ?? [];
  const codec = codecs.find(({ id, version }) => `${id} ${version}` === chosen);
  const decode = useMutation({ mutationFn: (which: { id: string; version: string }) => decodeFrame(frame.id, which) });
  const { uplink } = frame;
  const w = words.quarantine;
  return (
    <div className="frame-decode">
      <div className="field-row">
        <CodecChoice codecs={codecs} chosen={chosen} choose={setChosen} />
        <button
          type="button"
          className="button small quiet"
          disabled={codec === undefined || decode.isPending}
          onClick={() => codec && decode.mutate(codec)}
        >
          {w.decode}
        </button>
        {codec && uplink?.bytes !== undefined && (
          <Link
            to={paths.codec(codec.id, {
              version: codec.version,
              octets: uplink.bytes,
              port: String(uplink.port ?? 1),
              capteur: uplink.device,
            })}
          >
            {w.edit}
          </Link>
        )}
      </div>
      {decode.error && (
        <p className="trouble" role="alert">
          {decode.error.message}
        </p>
      )}
      {decode.data && <TrialOutcome outcome={decode.data} />}
    </div>
  );
}
