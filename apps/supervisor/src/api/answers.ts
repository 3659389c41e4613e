import type { paths } from '@vigie/client';

/** What a GET of the API answers, as its description says. */
export type Got<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

/** What a POST of the API answers, whatever its success is called. */
export type Posted<Path extends keyof paths> = paths[Path] extends { post: { responses: infer Answers } }
  ? {
      [Status in keyof Answers]: Status extends 'default'
        ? never
        : Answers[Status] extends { content: { 'application/json': infer Answer } }
          ? Answer
          : never;
    }[keyof Answers]
  : never;

/** One item of a page. */
export type ItemOf<Page> = Page extends { items: readonly (infer Item)[] } ? Item : never;
