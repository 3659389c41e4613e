import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import { PARTY_SORTS } from '../../ports/parties.ts';
import type { Deleted, Parties, PartyQuery } from '../../ports/parties.ts';
import type { People } from '../../ports/people.ts';
import type { Scope } from '../../reads.ts';
import { filter, keyShape, page, pageOf, text } from '../shapes.ts';
import { day, euros } from './field-shapes.ts';

export interface PartyDeps {
  readonly parties: Parties;
  readonly people: People;
}

const notes = text(10_000).optional();
const named = { name: text(200), notes };
const params = z.object({ key: keyShape });
const counted = { key: z.string(), devices: z.number() };

const supplier = z.strictObject({
  ...named,
  email: z.email().max(200).optional(),
  phone: text(50).optional(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});

const contract = z
  .strictObject({
    ...named,
    supplier: keyShape.optional(),
    start: day.optional(),
    end: day.optional(),
    owedAvailability: z.number().min(0).max(1).optional(),
    monthlyCost: euros.optional(),
  })
  .refine(({ start, end }) => start === undefined || end === undefined || start <= end, {
    message: 'Le marché finit avant de commencer.',
    path: ['end'],
  });

const group = z.strictObject(named);

const SORTS = PARTY_SORTS.flatMap((sort) => [sort, `-${sort}`]);
const listQuery = z.strictObject({
  /** Part of a name or a key. */
  q: filter(text(200)),
  /** Contracts of this supplier. */
  supplier: filter(keyShape),
  sort: filter(z.enum(SORTS)),
  ...page,
});

function queryOf({ sort, ...asked }: z.infer<typeof listQuery>): PartyQuery {
  const by = PARTY_SORTS.find((each) => sort?.endsWith(each));
  return { ...asked, sort: by, descending: sort?.startsWith('-') };
}

/** One of the three lists, as its routes see it. */
interface Party {
  /** Plural, in addresses. */
  readonly list: string;
  readonly word: string;
  readonly body: z.ZodType<object>;
  readonly view: z.ZodType<object>;
  read(scope: Scope, query: PartyQuery): Promise<{ items: readonly object[]; next?: string; total: number }>;
  /** The body is one that `body` has taken. `undefined`: what it refers to is unknown. */
  put(scope: Scope, key: string, body: object): Promise<boolean | undefined>;
  delete(scope: Scope, key: string): Promise<Deleted>;
}

async function one(party: Party, { organisation }: Scope, key: string): Promise<object | undefined> {
  return (await party.read({ organisation }, { key, limit: 1 })).items[0];
}

function registerReads(app: HttpServer, party: Party): void {
  const { list, word, view } = party;
  app.get(
    `/api/v1/${list}`,
    {
      config: { access: 'reader' },
      schema: {
        tags: [list],
        querystring: listQuery,
        response: { 200: pageOf(view).extend({ total: z.number() }) },
      },
    },
    async (request) => {
      const { items, next, total } = await party.read(
        { organisation: principalOf(request).organisation },
        queryOf(request.query),
      );
      return { items: [...items], next, total };
    },
  );
  app.get(
    `/api/v1/${list}/:key`,
    { config: { access: 'reader' }, schema: { tags: [list], params, response: { 200: view } } },
    async (request) => {
      const found = await one(party, principalOf(request), request.params.key);
      if (found === undefined) throw notFound(word, request.params.key);
      return found;
    },
  );
}

function registerParty(app: HttpServer, people: People, party: Party): void {
  const { list, word, body, view } = party;
  registerReads(app, party);
  app.put(
    `/api/v1/${list}/:key`,
    { config: { access: 'manager' }, schema: { tags: [list], params, body, response: { 200: view, 201: view } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { key } = request.params;
      const before = await one(party, { organisation }, key);
      const made = await party.put({ organisation }, key, request.body);
      if (made === undefined)
        throw unprocessable('unknown-supplier', 'Ce fournisseur n’existe pas : créez-le d’abord.', [
          { where: 'body.supplier', message: 'Fournisseur inconnu.' },
        ]);
      const found = await one(party, { organisation }, key);
      if (found === undefined) throw notFound(word, key);
      const detail = JSON.parse(JSON.stringify({ before: before ?? null, after: found })); // absent members gone
      await people.note({ organisation }, { who, action: `${list}.put`, object: key, detail });
      return reply.code(made ? 201 : 200).send(found);
    },
  );
  app.delete(
    `/api/v1/${list}/:key`,
    { config: { access: 'manager' }, schema: { tags: [list], params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { key } = request.params;
      const done = await party.delete({ organisation }, key);
      if (done === 'absent') throw notFound(word, key);
      if (done === 'used') throw conflict('still-used', `${word} « ${key} » est encore utilisé : rien n’est supprimé.`);
      await people.note({ organisation }, { who, action: `${list}.delete`, object: key });
      return reply.code(204).send();
    },
  );
}

/** Suppliers, contracts and groups of devices. */
export function registerPartyRoutes(app: HttpServer, { parties, people }: PartyDeps): void {
  registerParty(app, people, {
    list: 'suppliers',
    word: 'Le fournisseur',
    body: supplier,
    view: z.object({ ...supplier.shape, ...counted }),
    read: (scope, query) => parties.suppliers(scope, query),
    put: (scope, key, item) => parties.putSupplier(scope, { ...supplier.parse(item), key }),
    delete: (scope, key) => parties.deleteSupplier(scope, key),
  });
  registerParty(app, people, {
    list: 'contracts',
    word: 'Le marché',
    body: contract,
    view: z.object({ ...contract.shape, ...counted }),
    read: (scope, query) => parties.contracts(scope, query),
    put: (scope, key, item) => parties.putContract(scope, { ...contract.parse(item), key }),
    delete: (scope, key) => parties.deleteContract(scope, key),
  });
  registerParty(app, people, {
    list: 'groups',
    word: 'Le groupe',
    body: group,
    view: z.object({ ...group.shape, ...counted }),
    read: (scope, query) => parties.groups(scope, query),
    put: (scope, key, item) => parties.putGroup(scope, { ...group.parse(item), key }),
    delete: (scope, key) => parties.deleteGroup(scope, key),
  });
}
