import { draftFaultMessage } from '../api/registry/device-change-routes.ts';
import type { Vocabulary } from '../api/new-device.ts';
import type { DeviceDraft, DeviceRecords, DraftFault, Outcome } from '../ports/device-records.ts';
import type { ImportFault, ImportOptions, Imports } from '../ports/imports.ts';
import type { Scope } from '../reads.ts';
import { BrokenCsv, csvLines } from './csv-lines.ts';
import type { CsvLine } from './csv-lines.ts';
import { readHeadings } from './import-columns.ts';
import type { Column, Headings, ImportMapping } from './import-columns.ts';
import { missingOf, readLine } from './read-line.ts';
import type { Spooled } from './spool.ts';

export interface ImportParts {
  readonly devices: DeviceRecords;
  readonly imports: Imports;
  readonly vocabulary: Vocabulary;
  readonly clock: { now(): number };
}

/** A file to import, with who asked and how. */
export interface ImportRequest {
  readonly job: number;
  readonly scope: Scope & { readonly who: string };
  readonly spooled: Spooled;
  readonly options: ImportOptions;
  readonly mapping: ImportMapping | undefined;
}

/** Lines of one round trip to the database. */
const CHUNK = 500;

/** Lines of a file at most: what is longer is no list of devices, and goes in several files. */
const MOST_LINES = 200_000;

/** Faults that are kept: beyond, the first thousands say what is wrong. */
const MOST_FAULTS = 10_000;

/** Why a file is not read at all, in words. */
export class UnreadableFile extends Error {}

const COLUMN_OF: Readonly<Record<string, Column>> = {
  connector: 'connector',
  codec: 'codec',
  supplier: 'supplier',
  contract: 'contract',
  groups: 'groups',
  asset: 'asset',
  lifeCycle: 'life_cycle',
  place: 'longitude',
};

const MEND: Partial<Record<DraftFault['kind'], string>> = {
  'unknown-connector': 'Créez le connecteur, ou corrigez sa clé.',
  'unknown-codec': 'Ajoutez cette version du codec, ou corrigez-la.',
  'unknown-supplier': 'Créez le fournisseur, ou videz la cellule.',
  'unknown-contract': 'Créez le marché, ou videz la cellule.',
  'unknown-group': 'Créez le groupe, ou videz la cellule.',
  'stands-elsewhere': 'Déplacez le capteur depuis sa fiche, puis relancez l’import.',
  'life-cycle': 'Passez par les étapes permises.',
  undated: 'Changez cette propriété sur la fiche de l’objet, avec sa date, puis relancez l’import.',
  'no-place': 'Donnez la longitude et la latitude de l’objet, ou l’étape « in-stock ».',
};

interface Counts {
  lines: number;
  written: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

interface GoodLine {
  readonly line: number;
  readonly draft: DeviceDraft;
}

interface Chunk {
  readonly good: readonly GoodLine[];
  readonly faults: readonly ImportFault[];
  /** Lines that have faults. */
  readonly bad: number;
}

/** One file on its way in: checked as a whole first, then written, each in slices of bounded memory. */
export class ImportRunner {
  private readonly parts: ImportParts;
  private readonly request: ImportRequest;
  private readonly stopped: () => boolean;
  private faultsKept = 0;
  private readonly refusedLines = new Set<number>();
  private readonly missing = new Set<string>();

  constructor(parts: ImportParts, request: ImportRequest, stopped: () => boolean) {
    this.parts = parts;
    this.request = request;
    this.stopped = stopped;
  }

  /** Runs to its end; what came of it is in the job. Throws UnreadableFile, or what nobody expected. */
  async run(): Promise<void> {
    const { job, options } = this.request;
    const { imports } = this.parts;
    await this.refuseTooLong();
    const found = await this.pass('checking', (drafts) => this.parts.devices.plan(this.request.scope, drafts));
    if (this.stopped()) return;
    const refuses = found.refused > 0 && !options.partial && !options.dryRun;
    const nothing = found.created + found.updated === 0;
    if (options.dryRun || refuses || nothing) {
      const state = refuses ? 'refused' : 'done';
      const detail = refuses
        ? 'Rien n’est écrit : corrigez les lignes refusées, ou demandez les bonnes seules.'
        : undefined;
      await imports.update(job, { ...found, state, detail, warnings: [...this.missing], ended: true });
      return;
    }
    await imports.update(job, { ...found, state: 'importing', warnings: [...this.missing] });
    const written = await this.pass('importing', (drafts) => this.write(drafts));
    if (!this.stopped()) await imports.update(job, { ...written, state: 'done', ended: true });
  }

  /** Said before the work, not after most of it. */
  private async refuseTooLong(): Promise<void> {
    let count = -1; // the heading is no line
    for await (const _line of this.lines()) {
      count += 1;
      if (count > MOST_LINES)
        throw new UnreadableFile(`Plus de ${MOST_LINES} lignes : envoyez le fichier en plusieurs fois.`);
    }
  }

  private async write(drafts: readonly DeviceDraft[]): Promise<readonly Outcome[]> {
    const { job, scope } = this.request;
    const occasion = { ...scope, time: this.parts.clock.now(), origin: { import: job } };
    return (await this.parts.devices.bring(drafts, occasion)).outcomes;
  }

  private async pass(
    phase: 'checking' | 'importing',
    work: (drafts: readonly DeviceDraft[]) => Promise<readonly Outcome[]>,
  ): Promise<Counts> {
    const counts: Counts = { lines: 0, written: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
    const settle = async (chunk: Chunk): Promise<void> => {
      const outcomes = chunk.good.length === 0 ? [] : await work(chunk.good.map(({ draft }) => draft));
      const refused = outcomes.flatMap((outcome, index) => faultsOf(outcome, chunk.good[index]));
      for (const { outcome } of outcomes) counts[outcome] += 1;
      counts.refused += chunk.bad;
      counts.lines += chunk.good.length + chunk.bad;
      if (phase === 'importing') counts.written = counts.created + counts.updated;
      await this.keepFaults([...chunk.faults, ...refused]);
      await this.parts.imports.update(this.request.job, phase === 'checking' ? counts : { written: counts.written });
    };
    // while the database works on one slice the next is read
    let under = Promise.resolve();
    for await (const chunk of this.chunks()) {
      await under;
      if (this.stopped()) break;
      under = settle(chunk);
      // a failure is thrown where it is awaited, after the next slice is read
      under.catch(() => undefined);
    }
    await under;
    return counts;
  }

  /** Once: the second pass finds again what the first has found. */
  private async keepFaults(faults: readonly ImportFault[]): Promise<void> {
    const news = faults.filter(({ line }) => !this.refusedLines.has(line));
    const kept = news.slice(0, Math.max(0, MOST_FAULTS - this.faultsKept));
    this.faultsKept += kept.length;
    for (const { line } of news) this.refusedLines.add(line);
    await this.parts.imports.addFaults(this.request.scope, this.request.job, kept);
  }

  private async *chunks(): AsyncGenerator<Chunk> {
    const seen = new Map<string, number>();
    let headings: Headings | undefined;
    let lines: CsvLine[] = [];
    for await (const line of this.lines()) {
      if (headings === undefined) {
        headings = this.headings(line.cells);
        continue;
      }
      lines.push(line);
      if (lines.length < CHUNK) continue;
      yield await this.readChunk(lines, headings, seen);
      lines = [];
    }
    if (headings === undefined) throw new UnreadableFile('Le fichier est vide : la première ligne nomme les colonnes.');
    if (lines.length > 0) yield await this.readChunk(lines, headings, seen);
  }

  private async *lines(): AsyncGenerator<CsvLine> {
    try {
      yield* csvLines(this.request.spooled);
    } catch (error) {
      if (error instanceof BrokenCsv) throw new UnreadableFile(`Ligne ${error.line} : ${error.message}`);
      throw error;
    }
  }

  private headings(cells: readonly string[]): Headings {
    const { mapping, options } = this.request;
    const headings = readHeadings(cells, mapping);
    if (!headings.columns.includes('id'))
      throw new UnreadableFile('Aucune colonne « id » (DevEUI, identifiant) : reprenez le modèle de fichier.');
    const [repeated] = headings.repeated;
    if (repeated !== undefined) throw new UnreadableFile(`Deux colonnes disent « ${repeated} » : n’en gardez qu’une.`);
    const chosen = options.connector ?? mapping?.defaults.connector;
    if (chosen === undefined && !headings.columns.includes('connector'))
      throw new UnreadableFile(
        'Aucune colonne « connector » : ajoutez-la, ou choisissez un connecteur pour tout le fichier.',
      );
    if (headings.ignored.length > 0)
      this.missing.add(`Colonnes ignorées : ${headings.ignored.slice(0, 50).join(', ')}.`);
    return headings;
  }

  private async readChunk(lines: readonly CsvLine[], headings: Headings, seen: Map<string, number>): Promise<Chunk> {
    const good: GoodLine[] = [];
    const faults: ImportFault[] = [];
    let bad = 0;
    for (const [at, line] of lines.entries()) {
      // frames and screens have their turn: 50 lines take a few milliseconds
      if (at % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
      const read = this.readOne(line, headings, seen);
      if (read.ok) good.push({ line: line.line, draft: read.draft });
      else {
        faults.push(...read.faults);
        bad += 1;
      }
    }
    return { good, faults, bad };
  }

  private readOne(
    { line, cells }: CsvLine,
    headings: Headings,
    seen: Map<string, number>,
  ): ReturnType<typeof readLine> {
    const { vocabulary } = this.parts;
    const read = readLine({ line, cells: this.cellsOf(cells, headings) }, vocabulary);
    if (!read.ok) return read;
    const key = `${read.draft.connector}/${read.draft.id}`;
    const first = seen.get(key);
    if (first !== undefined) {
      const what = `« ${read.draft.id} » est déjà à la ligne ${first}.`;
      return { ok: false, faults: [{ line, column: 'id', what, mend: 'Gardez une seule des deux lignes.' }] };
    }
    seen.set(key, line);
    for (const property of missingOf(read.draft, vocabulary))
      this.missing.add(
        `« ${property.label.fr} » (property.${property.key}) manque sur des objets : des indicateurs attendront.`,
      );
    return read;
  }

  private cellsOf(cells: readonly string[], { columns }: Headings): ReadonlyMap<Column, string> {
    const { mapping, options } = this.request;
    const defaults = { ...mapping?.defaults, ...(options.connector && { connector: options.connector }) };
    const named = new Map<Column, string>(
      // a mapping's defaults were checked when it was saved
      Object.entries({ ...defaults, ...(options.model && { model: options.model }) }) as [Column, string][],
    );
    for (const [index, column] of columns.entries()) {
      const cell = cells[index];
      if (column !== undefined && cell !== undefined && cell.trim() !== '') named.set(column, cell);
    }
    return named;
  }
}

function faultsOf(outcome: Outcome, good: GoodLine | undefined): ImportFault[] {
  if (outcome.outcome !== 'refused' || good === undefined) return [];
  const { fault } = outcome;
  const column = COLUMN_OF[fault.member];
  const mend = MEND[fault.kind] ?? 'Corrigez la ligne.';
  return [{ line: good.line, ...(column === undefined ? {} : { column }), what: draftFaultMessage(fault), mend }];
}
