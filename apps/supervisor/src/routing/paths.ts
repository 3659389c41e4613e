/** Every address of the supervisor, and nothing else, makes links. */
export const BASE = '/supervision';

export type Screen =
  | 'overview'
  | 'map'
  | 'alarms'
  | 'ledger'
  | 'sources'
  | 'schoolYears'
  | 'connectors'
  | 'codecs'
  | 'assignments'
  | 'checks'
  | 'codec'
  | 'quarantine'
  | 'replays'
  | 'replay'
  | 'quality'
  | 'fleet'
  | 'devices'
  | 'device'
  | 'newDevice'
  | 'imports'
  | 'coverage'
  | 'suppliers'
  | 'parties'
  | 'studies'
  | 'exclusions'
  | 'settings'
  | 'boards'
  | 'board'
  | 'thing'
  | 'missing'
  | 'commands';

type Search<Name extends string> = Readonly<Partial<Record<Name, string | undefined>>>;
export type MapSearch = Search<'q' | 'domaines' | 'etat' | 'objet'>;
export type AlarmSearch = Search<'q' | 'domaine' | 'priorite'>;
export type ConnectorSearch = Search<'q' | 'tri' | 'connecteur'>;
export type FleetSearch = Search<'etat' | 'tri' | 'q' | 'passerelle' | 'source' | 'suite'>;
export type DeviceListSearch = Search<
  | 'q'
  | 'connecteur'
  | 'modele'
  | 'etat'
  | 'groupe'
  | 'etiquette'
  | 'fournisseur'
  | 'marche'
  | 'commune'
  | 'domaine'
  | 'tri'
  | 'colonnes'
>;
export type DeviceSheetSearch = Search<'par' | 'faire'>;
export type NewDeviceSearch = Search<'etape' | 'connecteur' | 'appareil'>;
export type ImportSearch = Search<'import'>;
export type CoverageSearch = Search<'sans' | 'objet'>;
export type PartySearch = Search<'liste' | 'q' | 'tri' | 'page'>;
export type SupplierSearch = Search<'par' | 'mois'>;
export type ThingSearch = Search<'serie' | 'periode'>;
export type CommandSearch = Search<'etat' | 'objet' | 'groupe' | 'ordre' | 'suite' | 'nouveau' | 'modele'>;

export type CheckSearch = Search<'q' | 'domaine' | 'regles' | 'controle'>;
export type CodecListSearch = Search<'q' | 'etat'>;
export type CodecSearch = Search<'version' | 'octets' | 'port' | 'capteur'>;
export type QuarantineSearch = Search<'raison' | 'capteur'>;

export type QualitySearch = Search<'q' | 'domaine' | 'modele' | 'tri' | 'jours'>;

export type ReplayListSearch = Search<'decodeur' | 'version' | 'capteur' | 'du' | 'au'>;
export type ReplaySearch = Search<'serie' | 'tri' | 'q'>;

export type StudySearch = Search<'etude'>;
export type ExclusionSearch = Search<'cause' | 'suite'>;
export type BoardSearch = Search<'jours' | 'objet'>;

/** A choice that is empty is not written. */
function queryOf(search: Search<string>): string {
  const chosen = Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen).toString()}`;
}

export const paths = {
  overview: () => BASE,
  map: (search: MapSearch = {}) => `${BASE}/carte${queryOf(search)}`,
  alarms: (search: AlarmSearch = {}) => `${BASE}/alarmes${queryOf(search)}`,
  ledger: () => `${BASE}/registre`,
  schoolYears: () => `${BASE}/calendrier-scolaire`,
  sources: (search: Search<'source'> = {}) => `${BASE}/sources${queryOf(search)}`,
  connectors: (search: ConnectorSearch = {}) => `${BASE}/connecteurs${queryOf(search)}`,
  codecs: (search: CodecListSearch = {}) => `${BASE}/decodeurs${queryOf(search)}`,
  codec: (id: string, search: CodecSearch = {}) => `${BASE}/decodeurs/${encodeURIComponent(id)}${queryOf(search)}`,
  assignments: (search: Search<'decodeur'> = {}) => `${BASE}/affectations${queryOf(search)}`,
  checks: (search: CheckSearch = {}) => `${BASE}/controles${queryOf(search)}`,
  quarantine: (search: QuarantineSearch = {}) => `${BASE}/quarantaine${queryOf(search)}`,
  quality: (search: QualitySearch = {}) => `${BASE}/qualite${queryOf(search)}`,
  commands: (search: CommandSearch = {}) => `${BASE}/ordres${queryOf(search)}`,
  replays: (search: ReplayListSearch = {}) => `${BASE}/relectures${queryOf(search)}`,
  replay: (id: string, search: ReplaySearch = {}) => `${BASE}/relectures/${encodeURIComponent(id)}${queryOf(search)}`,
  fleet: (search: FleetSearch = {}) => `${BASE}/sante-du-parc${queryOf(search)}`,
  devices: (search: DeviceListSearch = {}) => `${BASE}/appareils${queryOf(search)}`,
  device: (id: string, search: DeviceSheetSearch = {}) =>
    `${BASE}/appareils/${encodeURIComponent(id)}${queryOf(search)}`,
  newDevice: (search: NewDeviceSearch = {}) => `${BASE}/nouvel-appareil${queryOf(search)}`,
  imports: (search: ImportSearch = {}) => `${BASE}/imports${queryOf(search)}`,
  coverage: (search: CoverageSearch = {}) => `${BASE}/couverture${queryOf(search)}`,
  suppliers: (search: SupplierSearch = {}) => `${BASE}/fournisseurs${queryOf(search)}`,
  parties: (search: PartySearch = {}) => `${BASE}/annuaire${queryOf(search)}`,
  studies: (search: StudySearch = {}) => `${BASE}/etudes${queryOf(search)}`,
  exclusions: (search: ExclusionSearch = {}) => `${BASE}/exclusions${queryOf(search)}`,
  settings: () => `${BASE}/reglages`,
  boards: () => `${BASE}/tableaux`,
  board: (id: string, search: BoardSearch = {}) => `${BASE}/tableaux/${encodeURIComponent(id)}${queryOf(search)}`,
  thing: (key: string, search: ThingSearch = {}) => `${BASE}/objets/${encodeURIComponent(key)}${queryOf(search)}`,
} as const;

export interface Route {
  readonly screen: Screen;
  /** Key of the object of a sheet. */
  readonly key?: string;
  readonly search: URLSearchParams;
}

const SCREENS: Readonly<Record<string, Screen>> = {
  '': 'overview',
  carte: 'map',
  alarmes: 'alarms',
  tableaux: 'boards',
  registre: 'ledger',
  'sante-du-parc': 'fleet',
  appareils: 'devices',
  'nouvel-appareil': 'newDevice',
  imports: 'imports',
  couverture: 'coverage',
  fournisseurs: 'suppliers',
  annuaire: 'parties',
  ordres: 'commands',
  qualite: 'quality',
  sources: 'sources',
  'calendrier-scolaire': 'schoolYears',
  etudes: 'studies',
  exclusions: 'exclusions',
  reglages: 'settings',
  connecteurs: 'connectors',
  decodeurs: 'codecs',
  affectations: 'assignments',
  controles: 'checks',
  quarantaine: 'quarantine',
  relectures: 'replays',
};

/** Screens of one thing, by what stands before its key. */
const SHEETS: Readonly<Record<string, Screen>> = {
  appareils: 'device',
  objets: 'thing',
  tableaux: 'board',
  decodeurs: 'codec',
  relectures: 'replay',
};

export function routeOf(pathname: string, search: string): Route {
  const [first = '', second = ''] = pathname.slice(BASE.length).replace(/^\//, '').split('/');
  const parameters = new URLSearchParams(search);
  const sheet = SHEETS[first];
  if (sheet !== undefined && second !== '')
    return { screen: sheet, key: decodeURIComponent(second), search: parameters };
  return { screen: SCREENS[first] ?? 'missing', search: parameters };
}
