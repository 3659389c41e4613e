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
  const { bytes, port } = vectors.find((vector) => vector['errors'] !== true) ?? {};
  const [ownBytes, ownPort] = [typeof bytes === 'string' ? bytes : '', typeof port === 'number' ? port : 1];
  return {
    bytes: search.get('octets') ?? ownBytes,
    port: Number(search.get('port') ?? ownPort),
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

/** The source, the frame and the vectors as they are, and what they give after each pause in typing. */
function useTrial({ id, source: kept, vectors: keptVectors, against, search }: EditorProps) {
  const [source, setSource] = useState(kept);
  const [vectors, setVectors] = useState(keptVectors);
  const [frame, setFrame] = useState(() => firstFrame(keptVectors, search));
  const [calm, now] = useCalm(source);
  const [{ bytes, port, ...calmFrame }] = useCalm(frame);
  const reader = readerOf({ bytes, port, ...calmFrame });
  const tried = useQuery(tryQuery({ id, source: calm, bytes, port, vectors, reader, against }));
  const item = tried.data?.items[0];
  const changed = source !== kept || vectors !== keptVectors;
  const report = tried.data?.report;
  return { source, setSource, vectors, setVectors, frame, setFrame, now, item, report, error: tried.error, changed };
}

type Tried = ReturnType<typeof useTrial>;

function Vectors({ tried }: { tried: Tried }) {
  const words = useWords();
  const manages = useMayManage();
  const { vectors, setVectors, item, report } = tried;
  const add = (more: Vector) => {
    const description = `${words.codecs.vector} ${vectors.length + 1}`;
    setVectors([...vectors, { description, bytes: item?.bytes ?? '', port: item?.port ?? 1, ...more }]);
  };
  const data = item?.outcome.data;
  return (
    <VectorPanel
      vectors={vectors}
      report={report}
      remove={manages ? (index) => setVectors(vectors.filter((_, at) => at !== index)) : undefined}
      addData={data && (() => add({ data }))}
      addRefusal={item === undefined || item.bytes === '' ? undefined : () => add({ errors: true })}
    />
  );
}

/** Source, frame and vectors side by side; every pause in typing tries them anew. */
export function CodecEditor(props: EditorProps) {
  const words = useWords();
  const manages = useMayManage();
  const tried = useTrial(props);
  const { source, frame, item, changed } = tried;
  return (
    <>
      <div className="codec-desk">
        <section>
          <h2>
            {words.codecs.source} {changed && <span className="muted">({words.codecs.unsaved})</span>}
          </h2>
          <SourceEditor source={source} change={tried.setSource} run={tried.now} />
        </section>
        <TryPanel
          frame={frame}
          change={tried.setFrame}
          outcome={item?.outcome}
          against={item?.against}
          error={tried.error}
        />
      </div>
      <Vectors tried={tried} />
      {manages && changed && <SaveVersion id={props.id} from={props.version} source={source} vectors={tried.vectors} />}
    </>
  );
}
