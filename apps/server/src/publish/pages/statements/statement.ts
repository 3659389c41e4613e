import type { Territory } from '../territory.ts';

export type StatementName = 'accessibilite' | 'mentions-legales' | 'eco-conception';

export interface StatementSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** A page of plain text owed by law. */
export interface Statement {
  readonly title: string;
  readonly sections: readonly StatementSection[];
}

export type Statements = Readonly<Record<StatementName, (territory: Territory) => Statement>>;
