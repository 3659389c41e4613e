import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import { takeCsv } from '#connect/csv/csv-intake.ts';
import type { CsvReport } from '#connect/csv/csv-intake.ts';
import { IntakeUnavailable } from '#connect/intake-batcher.ts';
import type { IntakeParts } from '#connect/intake.ts';

export interface DropFolderOptions {
  /** Holds one folder a CSV connector, named as the connector. */
  readonly folder: string;
  readonly parts: IntakeParts;
  readonly connectors: () => readonly RegisteredConnector[];
  /** Told of each file that was taken or refused. */
  readonly told: (news: DropNews) => void;
}

export interface DropNews {
  readonly connector: string;
  readonly file: string;
  readonly outcome: 'done' | 'refused';
  readonly report: CsvReport;
}

/** A million lines of a hundred columns fit; more is no file of measures. */
const MOST_BYTES = 2 * 1024 ** 3;
/** Names of files that are still being written. */
const UNFINISHED = /^\.|\.(?:part|tmp|crdownload|filepart)$/i;

/**
 * Takes the files that are put into `{folder}/{connector}/`. A file is taken once it has not changed between two looks,
 * then stands in `done/` or `refused/` with a report beside it. Should Vigie stop on the way it is taken again: rows that
 * are in already are duplicates.
 */
export class DropFolder {
  private seen = new Map<string, string>();
  private readonly options: DropFolderOptions;

  constructor(options: DropFolderOptions) {
    this.options = options;
  }

  /** One look at every folder; resolves when the files that are ready are taken. */
  async look(): Promise<void> {
    const seen = new Map<string, string>();
    const csv = this.options.connectors().filter(({ identity, disabled }) => identity.kind === 'csv' && !disabled);
    for (const connector of csv) {
      const folder = join(this.options.folder, connector.identity.key);
      await mkdir(folder, { recursive: true });
      for (const file of await readyFiles(folder)) {
        const mark = `${file.size} ${file.changed}`;
        if (this.seen.get(file.path) === mark) await this.take(connector, folder, file);
        else seen.set(file.path, mark);
      }
    }
    this.seen = seen;
  }

  private async take(connector: RegisteredConnector, folder: string, file: DroppedFile): Promise<void> {
    const report = await this.read(connector, file);
    if (report === undefined) return;
    const outcome = report.accepted > 0 && report.fault === undefined ? 'done' : 'refused';
    const target = join(folder, outcome);
    await mkdir(target, { recursive: true });
    const name = await freeName(target, file.name);
    await writeFile(
      join(target, `${name}.report.json`),
      `${JSON.stringify({ file: file.name, ...report }, undefined, 2)}\n`,
    );
    await rename(file.path, join(target, name));
    this.options.told({ connector: connector.identity.key, file: file.name, outcome, report });
  }

  /** Nothing while the log is away: the file stays where it is. */
  private async read(connector: RegisteredConnector, file: DroppedFile): Promise<CsvReport | undefined> {
    if (file.size > MOST_BYTES) return { ...NOTHING, fault: `${file.size} bytes: ${MOST_BYTES} at most` };
    try {
      return await takeCsv(this.options.parts, connector, createReadStream(file.path));
    } catch (error) {
      if (error instanceof IntakeUnavailable) return undefined;
      throw error;
    }
  }
}

const NOTHING: CsvReport = {
  rows: 0,
  accepted: 0,
  quarantined: 0,
  rejected: 0,
  encoding: 'utf-8',
  delimiter: '',
  columns: [],
  problems: [],
};

interface DroppedFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}

/** Plain files only: a link may lead anywhere. */
async function readyFiles(folder: string): Promise<readonly DroppedFile[]> {
  const files: DroppedFile[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    if (UNFINISHED.test(name)) continue;
    const path = join(folder, name);
    const about = await lstat(path).catch(() => undefined);
    if (about?.isFile() === true) files.push({ name, path, size: about.size, changed: about.mtimeMs });
  }
  return files;
}

/** The name itself, or with a number where one of that name stands there already. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${n}-${name}`;
    if (!taken.has(free)) return free;
  }
}
