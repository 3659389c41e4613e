import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, Problem } from '#platform/http/problem.ts';
import { cleanPhoto } from '../../photo/clean-photo.ts';
import type { DeviceRecords, Photos } from '../../ports/device-records.ts';
import type { People } from '../../ports/people.ts';
import { deviceParams, deviceQuery, findDevice } from './find-device.ts';

export interface PhotoDeps {
  readonly devices: DeviceRecords;
  readonly photos: Photos;
  readonly people: People;
}

const LARGEST = 2 * 1_048_576;

const schema = { tags: ['devices'], params: deviceParams, querystring: deviceQuery };

function notAPhoto(): Problem {
  return new Problem({
    status: 415,
    code: 'not-a-photo',
    title: 'Photo illisible',
    detail: 'Envoyez une photo JPEG, PNG ou WebP de 2 Mo au plus ; c’est le contenu qui compte, pas le nom du fichier.',
  });
}

type Addressed = FastifyRequest<{ Params: { id: string }; Querystring: { connector?: string } }>;

const deviceOf = (devices: DeviceRecords, request: Addressed) =>
  findDevice(devices, { organisation: principalOf(request).organisation }, { ...request.params, ...request.query });

function registerUpload(app: HttpServer, { devices, photos, people }: PhotoDeps): void {
  void app.register(async (scope: HttpServer) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, payload, done) => done(null, payload));
    scope.put(
      '/api/v1/devices/:id/photo',
      {
        config: { access: 'operator' },
        bodyLimit: LARGEST,
        schema: { ...schema, consumes: ['image/jpeg', 'image/png', 'image/webp'], response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const { organisation, who } = principalOf(request);
        const { row, id } = await deviceOf(devices, request);
        const photo = Buffer.isBuffer(request.body) ? cleanPhoto(request.body) : undefined;
        if (photo === undefined) throw notAPhoto();
        await photos.put(organisation, row, photo);
        await people.note({ organisation }, { who, action: 'device.photo', object: id });
        return reply.code(204).send();
      },
    );
  });
}

/** The photo of a device: for agents only, and nothing in it but the picture. */
export function registerPhotoRoutes(app: HttpServer, deps: PhotoDeps): void {
  const { devices, photos, people } = deps;
  registerUpload(app, deps);
  app.get('/api/v1/devices/:id/photo', { config: { access: 'reader' }, schema }, async (request, reply) => {
    const { row, id } = await deviceOf(devices, request);
    const photo = await photos.read(principalOf(request).organisation, row);
    if (photo === undefined) throw notFound('La photo de', id);
    reply.header('cache-control', 'private, no-cache').header('content-security-policy', "default-src 'none'");
    return reply.type(photo.type).send(photo.body);
  });
  app.delete(
    '/api/v1/devices/:id/photo',
    { config: { access: 'operator' }, schema: { ...schema, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { row, id } = await deviceOf(devices, request);
      if (!(await photos.remove(organisation, row))) throw notFound('La photo de', id);
      await people.note({ organisation }, { who, action: 'device.photo-removed', object: id });
      return reply.code(204).send();
    },
  );
}
