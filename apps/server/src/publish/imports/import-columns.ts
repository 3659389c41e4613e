/** Columns of a file of devices; `property.<key>` follows for properties of objects. */
export const COLUMNS = [
  'connector',
  'id',
  'name',
  'model',
  'codec',
  'life_cycle',
  'serial',
  'firmware',
  'supplier',
  'contract',
  'purchase_cost_eur',
  'purchase_date',
  'monthly_cost_eur',
  'expected_period_s',
  'installed',
  'tags',
  'groups',
  'notes',
  'asset',
  'asset_name',
  'asset_type',
  'domain',
  'longitude',
  'latitude',
  'commune',
  'datastreams',
] as const;

export type Column = (typeof COLUMNS)[number] | `property.${string}`;

// As other systems head them: makers, network servers, asset lists of towns.
const ALIASES: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  deveui: 'id',
  dev_eui: 'id',
  eui: 'id',
  identifiant: 'id',
  device: 'id',
  device_id: 'id',
  capteur: 'id',
  connecteur: 'connector',
  nom: 'name',
  libelle: 'name',
  label: 'name',
  modele: 'model',
  device_profile: 'model',
  etat: 'life_cycle',
  statut: 'life_cycle',
  status: 'life_cycle',
  numero_de_serie: 'serial',
  n_de_serie: 'serial',
  serial_number: 'serial',
  micrologiciel: 'firmware',
  fournisseur: 'supplier',
  marche: 'contract',
  contrat: 'contract',
  cout_achat: 'purchase_cost_eur',
  prix_achat: 'purchase_cost_eur',
  date_achat: 'purchase_date',
  cout_mensuel: 'monthly_cost_eur',
  periode: 'expected_period_s',
  date_installation: 'installed',
  date_de_pose: 'installed',
  etiquettes: 'tags',
  groupes: 'groups',
  remarques: 'notes',
  commentaire: 'notes',
  objet: 'asset',
  nom_objet: 'asset_name',
  type_objet: 'asset_type',
  domaine: 'domain',
  lon: 'longitude',
  lng: 'longitude',
  long: 'longitude',
  x: 'longitude',
  lat: 'latitude',
  y: 'latitude',
};

/** A heading without accent, capital nor sign: `N° de série` and `n_de_serie` are the same. */
function plain(heading: string): string {
  return heading
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

const isColumn = (name: string): name is (typeof COLUMNS)[number] => COLUMNS.some((column) => column === name);

const PROPERTY = /^property\.(\S{1,100})$/;

/** How a file of another system names its columns, and what holds where it has none. */
export interface ImportMapping {
  /** Heading of the file → column. */
  readonly columns: Readonly<Record<string, string>>;
  /** Column → value of lines that say nothing of it. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** A column's name, in a mapping or a heading; `undefined` for what is none. */
export function columnNamed(name: string): Column | undefined {
  const [, property] = PROPERTY.exec(name.trim()) ?? [];
  if (property !== undefined) return `property.${property}`;
  const key = plain(name);
  return isColumn(key) ? key : ALIASES[key];
}

export interface Headings {
  /** Column of each cell; absent for one nobody reads. */
  readonly columns: readonly (Column | undefined)[];
  /** Headings nobody reads. */
  readonly ignored: readonly string[];
  /** What two columns of the file both say. */
  readonly repeated: readonly Column[];
}

/** Which cell is which: by the mapping, else by its own heading. */
export function readHeadings(cells: readonly string[], mapping: ImportMapping | undefined): Headings {
  const columns = cells.map((heading) => columnNamed(mapping?.columns[heading.trim()] ?? heading));
  const ignored = cells.filter((heading, index) => columns[index] === undefined && heading.trim() !== '');
  const repeated = columns.filter(
    (column, index): column is Column => column !== undefined && columns.indexOf(column) !== index,
  );
  return { columns, ignored, repeated };
}
