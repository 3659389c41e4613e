import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLAG_REASONS } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { codeRows, sectionOf } from './markdown-table.ts';
import { ROOT, filesUnder } from './source-files.ts';

const SERVER = 'apps/server/src';
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/errors.md');
const listed = (heading: string) => codeRows(sectionOf(page, heading)).map(([code = '']) => code);
const sorted = (codes: Iterable<string>) => [...new Set(codes)].toSorted();

/** Members of a union of texts, as its file writes it. */
function membersOf(path: string, type: string): string[] {
  const union = new RegExp(`type ${type} =([^;]+);`).exec(read(path))?.[1] ?? '';
  return found(union, /'([^']+)'/g);
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, code]) => (code === undefined ? [] : [code]));
}

const sources = filesUnder(SERVER, ['.ts']).filter((path) => !/\.test\.ts$|\/testing\//.test(path));

/** Literal codes in some folders, where `mark` is what stands before the quote. */
function codesIn(folders: readonly string[], mark: RegExp): string[] {
  const paths = sources.filter((path) => folders.some((folder) => path.startsWith(`${SERVER}/${folder}`)));
  return paths.flatMap((path) => found(read(path), new RegExp(`${mark.source}'([a-z][a-z-]+)'`, 'g')));
}

const refusals = membersOf(`${SERVER}/connect/refusal.ts`, 'Refusal');
const faults = membersOf(`${SERVER}/decode/decoder.ts`, 'DecodeFault');
const unreadable = membersOf(`${SERVER}/connect/connector-kind.ts`, 'UnreadableReason');
/** Zod's own word for a refinement, not a code of ours. */
const NOT_OURS = new Set(['custom']);

describe('docs/errors.md', () => {
  it('reads lists out of the code', () => {
    for (const list of [refusals, faults, unreadable]) expect(list.length).toBeGreaterThan(5);
  });

  it('has every problem, and no other', () => {
    // what the registry finds wrong in a device goes out under its own name, but for these two
    const kinds =
      /interface RegistryFault \{[^}]*kind: ([^;]+);/.exec(read(`${SERVER}/publish/ports/registry-writes.ts`))?.[1] ??
      '';
    const registry = found(kinds, /'([^']+)'/g).filter((kind) => kind !== 'duplicate' && kind !== 'unknown');
    const mark = /(?:\bcode: |conflict\(\s*|unprocessable\(\s*(?:kind === 'unknown' \? )?)/;
    const literal = codesIn(['connect', 'platform', 'publish'], mark);
    const used = [...literal.filter((code) => !NOT_OURS.has(code)), ...refusals, ...registry];
    expect(sorted([...listed('At the intake'), ...listed('At the API')])).toEqual(sorted(used));
  });

  it('has every refusal of the intake', () => {
    expect(sorted(listed('At the intake'))).toEqual(sorted([...refusals, 'intake-unavailable']));
  });

  it('has every reason of a frame, and no other', () => {
    const reasons = codesIn(['connect', 'flow', 'store'], /(?:reason: |quarantined\()/);
    const written = [...listed('Rejected'), ...listed('Quarantined'), ...listed('Notes of the other ends')];
    const others = written.filter((code) => !code.endsWith('…'));
    expect(sorted([...others, 'media-refused'])).toEqual(
      sorted([...reasons, ...faults].filter((code) => !isKnownElsewhere(code))),
    );
  });

  it('has every reason of an unreadable envelope, and no other', () => {
    expect(sorted(listed('Why an envelope is unreadable'))).toEqual(sorted(unreadable));
  });

  it('has the reasons of flags in the order they are stored', () => {
    expect(listed('Reasons of flags')).toEqual([...FLAG_REASONS]);
  });
});

/** `full` and `log-unavailable` are for the log; the size of a message is listed among the refusals. */
function isKnownElsewhere(code: string): boolean {
  return ['full', 'log-unavailable', 'body-too-large'].includes(code);
}
