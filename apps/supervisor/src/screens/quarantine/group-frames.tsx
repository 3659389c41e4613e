import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { FrameDecode } from './frame-decode.tsx';
import { framesOfQuery } from './quarantine-api.ts';
import type { Group, HeldFrame } from './quarantine-api.ts';

function Details({ frame }: { frame: HeldFrame }) {
  const words = useWords();
  return (
    <>
      {frame.uplink?.bytes !== undefined && <FrameDecode frame={frame} />}
      <details>
        <summary>{words.quarantine.body}</summary>
        <pre className="payload" tabIndex={0} aria-label={words.quarantine.body}>
          {typeof frame.body === 'string' ? frame.body : JSON.stringify(frame.body, undefined, 2)}
        </pre>
      </details>
    </>
  );
}

interface GroupFramesProps {
  readonly group: Group;
  readonly again: (frames: readonly string[]) => void;
}

/** The newest fifty frames of a group: bytes, exact reason, any version tried on one. */
export function GroupFrames({ group, again }: GroupFramesProps) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const [open, setOpen] = useState<string>();
  const { reason, connector, device } = group;
  const frames = useQuery(framesOfQuery({ reason, connector, device }));
  const w = words.quarantine;
  if (frames.error) return <Trouble error={frames.error} retry={() => void frames.refetch()} />;
  if (frames.data === undefined) return <p className="loading">{words.loading}</p>;
  return (
    <ul className="held-frames">
      {frames.data.items.map((frame) => (
        <li key={frame.id}>
          <div className="held-line">
            <button
              type="button"
              className="link"
              aria-expanded={open === frame.id}
              onClick={() => setOpen(open === frame.id ? undefined : frame.id)}
            >
              {dateTime(frame.receivedTime, language)}
            </button>
            <span className="mono bytes">{frame.uplink?.bytes ?? w.unreadable}</span>
            {frame.uplink?.port !== undefined && (
              <span className="muted">
                {w.port} {frame.uplink.port}
              </span>
            )}
            <span className="held-reason">{frame.reason}</span>
            {manages && (
              <button
                type="button"
                className="button small quiet"
                aria-label={w.reinjectOne}
                onClick={() => again([frame.id])}
              >
                {w.reinject}
              </button>
            )}
          </div>
          {open === frame.id && <Details frame={frame} />}
        </li>
      ))}
    </ul>
  );
}
