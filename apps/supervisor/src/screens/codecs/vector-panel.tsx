import { useLanguage, useWords } from '../../words/words.ts';
import type { CodecReport, Vector } from './codec-api.ts';

type Finding = CodecReport['findings'][number];

function Findings({ findings }: { findings: readonly Finding[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      <h3>{words.codecs.findings}</h3>
      {findings.length === 0 && <p className="muted">{words.codecs.noFinding}</p>}
      <ul className="finding-list">
        {findings.map((finding) => (
          <li
            key={`${finding.finding} ${finding.where} ${finding.detail.fr}`}
            className={`finding-${finding.severity}`}
          >
            <strong>{finding.severity === 'refuse' ? words.codecs.blocks : words.codecs.warns}</strong>{' '}
            <span className="muted">{finding.where}</span>
            <br />
            {finding.detail[language]}
          </li>
        ))}
      </ul>
    </>
  );
}

interface VectorPanelProps {
  readonly vectors: readonly Vector[];
  readonly report: CodecReport | undefined;
  readonly remove: ((index: number) => void) | undefined;
  readonly addData: (() => void) | undefined;
  readonly addRefusal: (() => void) | undefined;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

interface RowProps {
  readonly vector: Vector;
  readonly index: number;
  readonly result: CodecReport['vectors'][number] | undefined;
  readonly remove: VectorPanelProps['remove'];
}

function Row({ vector, index, result, remove }: RowProps) {
  const w = useWords().codecs;
  const name = textOf(vector['description']) || `${w.vector} ${index + 1}`;
  return (
    <tr>
      <th scope="row">
        {name}
        {remove && (
          <button type="button" className="link remove" aria-label={w.removeVector(name)} onClick={() => remove(index)}>
            ×
          </button>
        )}
      </th>
      <td className="mono bytes">{textOf(vector['bytes'])}</td>
      <td>
        {result === undefined && '…'}
        {result?.ok === true && w.passes}
        {result?.ok === false && <strong className="codec-failing">{w.fails}</strong>}
        {result?.detail !== undefined && <div className="mono muted vector-detail">{result.detail}</div>}
      </td>
    </tr>
  );
}

function Table({ vectors, report, remove }: Pick<VectorPanelProps, 'vectors' | 'report' | 'remove'>) {
  const words = useWords();
  const w = words.codecs;
  if (vectors.length === 0) return <p>{w.noVector}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.vectors}>
      <table className="dense vector-table">
        <caption className="visually-hidden">{w.vectors}</caption>
        <thead>
          <tr>
            <th scope="col">{w.vector}</th>
            <th scope="col">{words.quarantine.bytes}</th>
            <th scope="col">{w.result}</th>
          </tr>
        </thead>
        <tbody>
          {vectors.map((vector, index) => {
            const result = report?.vectors.find((each) => each.index === index);
            return <Row key={index} vector={vector} index={index} result={result} remove={remove} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What the codec must do, whether it does, and what a reader of the datasheet would doubt. */
export function VectorPanel({ vectors, report, remove, addData, addRefusal }: VectorPanelProps) {
  const w = useWords().codecs;
  const broken = report?.vectors.find(({ index }) => index < 0);
  return (
    <section className="vector-panel">
      <h2>{w.tests}</h2>
      <p className="muted">{w.testsLead}</p>
      {broken && (
        <p className="trouble" role="alert">
          <span className="mono">{broken.detail}</span>
        </p>
      )}
      <Table vectors={vectors} report={report} remove={remove} />
      {remove && (
        <p className="actions">
          <button type="button" className="button small quiet" disabled={!addData} onClick={addData}>
            {w.addVector}
          </button>
          <button type="button" className="button small quiet" disabled={!addRefusal} onClick={addRefusal}>
            {w.addRefusal}
          </button>
        </p>
      )}
      {report && <Findings findings={report.findings} />}
    </section>
  );
}
