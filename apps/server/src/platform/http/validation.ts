import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import { z } from 'zod';
import type { ProblemPlace } from './problem.ts';

const french = z.locales.fr().localeError;

/** A request that does not fit its schema; the error handler makes a 400 of it. */
export class InvalidRequest extends Error {
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('The request does not fit its schema');
    this.issues = issues;
  }
}

/** Checks a part of a request; messages in French, for the person who reads the answer. */
export const checkRequest: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (value) => {
    const parsed = schema.safeParse(value, { error: french });
    return parsed.success ? { value: parsed.data } : { error: new InvalidRequest(parsed.error.issues) };
  };

/** Answers are typed by their schemas at compile time, so nothing is checked twice on the way out. */
export const writeJson: FastifySerializerCompiler<z.ZodType> = () => (value) => JSON.stringify(value);

/** For tests: an answer that does not fit its published schema is a bug. */
export const writeCheckedJson: FastifySerializerCompiler<z.ZodType> =
  ({ schema, url }) =>
  (value) => {
    const json = JSON.stringify(value);
    if (!(schema instanceof z.ZodType)) return json;
    const checked = z.safeParse(schema, JSON.parse(json));
    if (!checked.success) throw new Error(`${url}: answer does not fit its schema: ${z.prettifyError(checked.error)}`);
    return json;
  };

const PARTS: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'header' };

/** Issues of a schema to places of a problem: `body.datastreams[0].factor`. */
export function placesOf(issues: readonly z.core.$ZodIssue[], part: string): ProblemPlace[] {
  return issues.map(({ path, message }) => ({
    where: path.reduce<string>(
      (where, step) => where + (typeof step === 'number' ? `[${step}]` : `.${String(step)}`),
      PARTS[part] ?? part,
    ),
    message,
  }));
}
