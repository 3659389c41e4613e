import type { Label } from '@vigie/kit';
import type pg from 'pg';
import type { ReadScope } from './read-page.ts';

interface Words {
  readonly objective?: Label;
  readonly target?: Label;
  readonly action?: Label;
  readonly budget?: Label;
}

interface ThemePolicy extends Words {
  readonly deliberation?: { readonly title: string; readonly url: string; readonly day?: string };
}

interface PolicyRecord {
  readonly domain: string;
  readonly words: Words;
  readonly title: string | null;
  readonly url: string | null;
  readonly day: string | null;
  readonly who: string;
  readonly changed: number;
}

const ALL = `
select domain, words, deliberation_title as title, deliberation_url as url, deliberation_day::text as day, who,
  date_part('epoch', changed_time) * 1000 as changed
from theme_policy
where organisation_id = $1
order by domain`;

const WRITE = `
insert into theme_policy
  (organisation_id, domain, words, deliberation_title, deliberation_url, deliberation_day, who)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (organisation_id, domain) do update
set words = excluded.words, deliberation_title = excluded.deliberation_title,
  deliberation_url = excluded.deliberation_url, deliberation_day = excluded.deliberation_day, who = excluded.who,
  changed_time = now()`;

const REMOVE = `delete from theme_policy where organisation_id = $1 and domain = $2`;

function deliberationOf({ title, url, day }: PolicyRecord): Pick<ThemePolicy, 'deliberation'> {
  if (title === null || url === null) return {};
  return { deliberation: { title, url, ...(day === null ? {} : { day }) } };
}

/** Policies a territory states itself (`Policies` of publish). */
export function createPolicies(pool: pg.Pool) {
  return {
    async list({ organisation }: ReadScope) {
      const { rows } = await pool.query<PolicyRecord>(ALL, [organisation]);
      return rows.map((row) => {
        const { domain, words, who, changed } = row;
        return { domain, ...words, ...deliberationOf(row), who, changed };
      });
    },
    async write(
      { organisation, who }: ReadScope & { readonly who: string },
      domain: string,
      { deliberation, ...words }: ThemePolicy,
    ): Promise<void> {
      const vote = [deliberation?.title ?? null, deliberation?.url ?? null, deliberation?.day ?? null];
      await pool.query(WRITE, [organisation, domain, JSON.stringify(words), ...vote, who]);
    },
    async remove({ organisation }: ReadScope, domain: string): Promise<boolean> {
      const { rowCount } = await pool.query(REMOVE, [organisation, domain]);
      return rowCount === 1;
    },
  };
}
