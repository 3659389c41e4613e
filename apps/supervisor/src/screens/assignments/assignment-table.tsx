import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { targetOf, unassign } from './assignment-api.ts';
import type { Assignment } from './assignment-api.ts';

/** Whom it is for, as a link to them in the register. */
function Whom({ assignment }: { assignment: Assignment }) {
  const words = useWords();
  const { model, group, device, connector } = assignment;
  const { kinds } = words.assignments;
  if (model !== undefined)
    return (
      <>
        <span className="muted">{kinds.model}</span> <Link to={paths.devices({ modele: model })}>{model}</Link>
      </>
    );
  if (group !== undefined)
    return (
      <>
        <span className="muted">{kinds.group}</span> <Link to={paths.devices({ groupe: group })}>{group}</Link>
      </>
    );
  return (
    <>
      <span className="muted">{kinds.device}</span>{' '}
      <Link to={paths.device(device ?? '', { par: connector })} className="mono">
        {device}
      </Link>
    </>
  );
}

/** Taking an assignment back asks twice, and says what then holds. */
function Removal({ assignment }: { assignment: Assignment }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const w = words.assignments;
  const remove = useMutation({
    mutationFn: () => unassign(targetOf(assignment)),
    onSuccess: () =>
      Promise.all(
        ['assignments', 'codecs', 'journal', 'devices'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
  return (
    <>
      <button
        type="button"
        className="link"
        disabled={remove.isPending}
        onClick={() => (sure ? remove.mutate() : setSure(true))}
      >
        {sure ? w.confirmRemove(number(assignment.devices, language)) : w.remove}
      </button>
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}

function Row({ assignment }: { assignment: Assignment }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const { codec, devices, others, who, assigned } = assignment;
  const { columns, elsewhere } = words.assignments;
  return (
    <tr>
      <th scope="row" data-label={columns.whom}>
        <Whom assignment={assignment} />
      </th>
      <td data-label={columns.codec}>
        <Link to={paths.codec(codec.id, { version: codec.version })} className="mono">
          {codec.id} {codec.version}
        </Link>
      </td>
      <td className="number" data-label={columns.devices}>
        {number(devices, language)}
        {others > 0 && <span className="muted block">{elsewhere(number(others, language))}</span>}
      </td>
      <td data-label={columns.since}>
        <time dateTime={assigned}>{dateTime(assigned, language)}</time>
      </td>
      <td data-label={columns.who}>{who}</td>
      {manages && (
        <td>
          <Removal assignment={assignment} />
        </td>
      )}
    </tr>
  );
}

/** Which version decodes whom, since when and by whose decision. */
export function AssignmentTable({ assignments }: { assignments: readonly Assignment[] }) {
  const words = useWords();
  const manages = useMayManage();
  const { title, columns, actions } = words.assignments;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense labelled check-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.whom}</th>
            <th scope="col">{columns.codec}</th>
            <th scope="col" className="number">
              {columns.devices}
            </th>
            <th scope="col">{columns.since}</th>
            <th scope="col">{columns.who}</th>
            {manages && (
              <th scope="col">
                <span className="visually-hidden">{actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {assignments.map((assignment) => {
            const { model = '', group = '', device = '', connector = '' } = assignment;
            return <Row key={[model, group, device, connector].join('\n')} assignment={assignment} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
