import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { useWords } from '../../words/words.ts';
import { tryQuery } from './codec-api.ts';
import type { Attempt, Vector } from './codec-api.ts';
import { SaveVersion } from './save-version.tsx';
import { SourceEditor } from './source-editor.tsx';
import { TryPanel } from './try-panel.tsx';
import type { TriedFrame } from './try-panel.tsx';
import { VectorPanel } from './vector-panel.tsx';

/** A pause in typing after which the source is tried. */
const PAUSE_MS = 600;

function useCalm<T>(value: T): readonly [T, () => void] {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return [calm, () => setCalm(value)];
}

function firstFrame(vectors: readonly Vector[], search: URLSearchParams): TriedFrame {
  const bytes = vectors.find((vector) => vector['errors'] !== true)?.['bytes'];
  const port = vectors.find((vector) => vector['errors'] !== true)?.['port'];
  return {
    bytes: search.get('octets') ?? (typeof bytes === 'string' ? bytes : ''),
    port: Number(search.get('port') ?? (typeof port === 'number' ? port : 1)),
    device: search.get('capteur') ?? '',
    model: '',
  };
}

const readerOf = ({ device, model }: TriedFrame): Attempt['reader'] => {
  if (model !== '') return { model };
  return device === '' ? undefined : { device };
};

interface EditorProps {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly vectors: readonly Vector[];
  /** The active version, whose values are shown beside. */
  readonly against: Attempt['against'];
  readonly search: URLSearchParams;
}

/** Source, frame and vectors side by side; every pause in typing tries them anew. */
export function CodecEditor({ id, version, source: kept, vectors: keptVectors, against, search }: EditorProps) {
  const words = useWords();
  const manages = useMayManage();
  const [source, setSource] = useState(kept);
  const [vectors, setVectors] = useState(keptVectors);
  const [frame, setFrame] = useState(() => firstFrame(keptVectors, search));
  const [calm, now] = useCalm(source);
  const [calmFrame] = useCalm(frame);
  const reader = readerOf(calmFrame);
  const { bytes, port } = calmFrame;
  const tried = useQuery(tryQuery({ id, source: calm, bytes, port, vectors, reader, against }));
  const [item] = tried.data?.items ?? [];
  const changed = source !== kept || vectors !== keptVectors;
  const add = (more: Vector) =>
    setVectors([
      ...vectors,
      { description: `${words.codecs.vector} ${vectors.length + 1}`, bytes: item?.bytes ?? '', port, ...more },
    ]);
  const data = item?.outcome.data;
  const addData = data === undefined ? undefined : () => add({ data });
  const addRefusal = item === undefined || bytes === '' ? undefined : () => add({ errors: true });
  return (
    <>
      <div className="codec-desk">
        <section>
          <h2>
            {words.codecs.source} {changed && <span className="muted">({words.codecs.unsaved})</span>}
          </h2>
          <SourceEditor source={source} change={setSource} run={now} readOnly={false} />
        </section>
        <TryPanel frame={frame} change={setFrame} outcome={item?.outcome} against={item?.against} error={tried.error} />
      </div>
      <VectorPanel
        vectors={vectors}
        report={tried.data?.report}
        remove={manages ? (index) => setVectors(vectors.filter((_, at) => at !== index)) : undefined}
        addData={addData}
        addRefusal={addRefusal}
      />
      {manages && changed && <SaveVersion id={id} from={version} source={source} vectors={vectors} />}
    </>
  );
}
