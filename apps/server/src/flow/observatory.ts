import type { Pack } from '@vigie/kit';
import { WeatherJob } from '#derive/weather-job.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Exclusions, Settings, Studies } from '#publish/ports/observatory.ts';
import { insertExclusion, readExclusions, revokeExclusion } from '#store/exclusions.ts';
import { loadPackSettings, readPackSettings, removePackSetting, writePackSetting } from '#store/pack-settings.ts';
import { insertStudy, keepStudyResult, readStudies, readStudy, removeStudy } from '#store/studies.ts';
import { Weather } from '#store/weather.ts';

interface Needs {
  readonly pool: Pool;
  readonly packs: readonly Pack[];
  readonly zone: string;
}

/** What the window job asks besides its own store: settings, and the weather looked at before each pass. */
export function weatherOf({ pool, packs, zone }: Needs) {
  const settings = () => loadPackSettings(pool);
  const job = new WeatherJob(new Weather(pool, zone), { packs, zone, settings });
  return { settings, before: () => job.run() };
}

const leavingOut = ({ indicators }: Pack): string[] => [
  ...new Set(indicators.flatMap((one) => (one.kind === 'window' && one.excludes !== undefined ? [one.from] : []))),
];

function exclusionsOf({ pool, packs, zone }: Needs): Exclusions {
  const quantities = (domain?: string) =>
    packs.filter(({ id }) => domain === undefined || id === domain).flatMap(leavingOut);
  return {
    list: (scope, query) => readExclusions(pool, scope, query),
    add: (scope, draft) => insertExclusion(pool, scope, { ...draft, zone, quantities: quantities(draft.domain) }),
    revoke: (scope, ended) => revokeExclusion(pool, scope, { ...ended, zone, quantities: quantities() }),
  };
}

function settingsOf({ pool, packs, zone }: Needs): Settings {
  const resting = (key: string) => {
    const setting = packs.flatMap(({ settings = [] }) => settings).find((each) => each.key === key);
    const weather = packs
      .flatMap(({ exclusions = [] }) => exclusions)
      .filter(({ over, after, reach }) => [over, after, reach].some((each) => each?.key === key));
    return { zone, figures: setting?.remakes ?? [], weather: [...new Set(weather.map(({ from }) => from))] };
  };
  return {
    list: (scope) => readPackSettings(pool, scope),
    set: (scope, setting) => writePackSetting(pool, scope, { ...setting, resting: resting(setting.key) }),
    reset: (scope, key) => removePackSetting(pool, scope, { key, resting: resting(key) }),
  };
}

function studiesOf({ pool }: Needs): Studies {
  return {
    list: (scope, query) => readStudies(pool, scope, query),
    read: (scope, id) => readStudy(pool, scope, id),
    create: (scope, study) => insertStudy(pool, scope, study),
    keep: (scope, answer) => keepStudyResult(pool, scope, answer),
    remove: (scope, id) => removeStudy(pool, scope, id),
  };
}

/** What the API of observatories is given. */
export const observatoryDesk = (needs: Needs) => ({
  exclusions: exclusionsOf(needs),
  packSettings: settingsOf(needs),
  studies: studiesOf(needs),
});
