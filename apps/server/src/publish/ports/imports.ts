import type { Instant } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export type ImportState = 'checking' | 'importing' | 'done' | 'refused' | 'failed' | 'interrupted';

export interface ImportCounts {
  readonly lines: number;
  /** Lines whose device was made or changed. */
  readonly written: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Writes the good lines of a file that has bad ones. */
  readonly partial: boolean;
  readonly mapping?: string;
  readonly connector?: string;
  readonly model?: string;
}

export interface ImportJob extends ImportCounts {
  readonly id: number;
  readonly who: string;
  readonly begun: Instant;
  readonly ended?: Instant;
  readonly state: ImportState;
  readonly options: ImportOptions;
  readonly detail?: string;
  readonly warnings: readonly string[];
}

/** What is wrong with a line, and how to mend it. */
export interface ImportFault {
  readonly line: number;
  readonly column?: string;
  readonly what: string;
  readonly mend: string;
}

export interface SavedMapping {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly defaults: Readonly<Record<string, string>>;
}

/** Imports, what came of them, and how files name their columns. Implemented by the store. */
export interface Imports {
  create(scope: Scope & { readonly who: string }, options: ImportOptions): Promise<number>;
  update(
    job: number,
    change: Partial<ImportCounts> & {
      readonly state?: ImportState;
      readonly detail?: string;
      readonly warnings?: readonly string[];
      readonly ended?: boolean;
    },
  ): Promise<void>;
  addFaults(scope: Scope, job: number, faults: readonly ImportFault[]): Promise<void>;
  list(scope: Scope, query: PageRequest): Promise<Page<ImportJob>>;
  find(scope: Scope, job: number): Promise<ImportJob | undefined>;
  faults(scope: Scope, job: number, query: PageRequest): Promise<Page<ImportFault>>;
  /** Those that a stopped program left half-way. */
  interrupt(): Promise<void>;
  mappings(scope: Scope): Promise<readonly SavedMapping[]>;
  putMapping(scope: Scope, mapping: SavedMapping): Promise<void>;
  /** False where there is none. */
  deleteMapping(scope: Scope, name: string): Promise<boolean>;
}
