import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import { COUNTING_COLUMNS, countingLine } from '../counting/counting-table.ts';
import { studiesOf } from '../counting/read-study.ts';
import type { Studies } from '../counting/read-study.ts';
import type { SchoolYears } from '../ports/school-years.ts';
import type { Reads, Scope } from '../reads.ts';
import { countingOf, countingView } from './counting-shapes.ts';
import { csvFile } from './csv.ts';
import { text } from './shapes.ts';

export interface CountingDeps {
  readonly reads: Reads;
  readonly schoolYears: SchoolYears;
  readonly clock: { now(): number };
}

const tags = ['counting'];
const params = z.object({ key: text(200) });

async function studyOf(studies: Studies, scope: Scope, key: string) {
  const study = await studies(scope, key);
  if (study === undefined) throw notFound('Le compteur', key);
  return study;
}

/** What is said of a counter: expected range with its error, estimates told apart, typical days, records, doubts. */
export function registerCountingRoutes(app: HttpServer, deps: CountingDeps): void {
  const studies = studiesOf(deps);
  app.get(
    '/api/v1/things/:key/counting',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: countingView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      return countingOf(await studyOf(studies, { organisation }, request.params.key));
    },
  );
  app.get(
    '/api/v1/things/:key/counting.csv',
    { config: { access: 'reader' }, schema: { tags, params } },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const study = await studyOf(studies, { organisation }, request.params.key);
      return csvFile(reply, `comptage-${study.key}`, {
        columns: COUNTING_COLUMNS,
        lines: study.days.map(countingLine),
      });
    },
  );
}
