import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Principal, Role } from '../auth/principal.ts';

/** Who may call a route. `connector`: the route itself proves the token of a connector. */
export type Access = 'public' | 'connector' | Role;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyInstance {
    /** Access of the routes of this scope that name none. */
    scopeAccess: Access | undefined;
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
}

/** Gives one access to every route of a scope: for plugins that make their own routes (files, islands). */
export function declareScopeAccess(scope: FastifyInstance, access: Access): void {
  scope.scopeAccess = access;
}

/** A route as the authorization matrix shows it. */
export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/** Deny by default: the start fails on a route that does not say who may call it. */
export function requireDeclaredAccess(app: FastifyInstance): readonly DeclaredRoute[] {
  const routes: DeclaredRoute[] = [];
  app.decorate('scopeAccess', undefined);
  app.addHook('onRoute', function onRoute(this: FastifyInstance, route: RouteOptions) {
    const access = route.config?.access ?? this.scopeAccess;
    if (access === undefined) throw new Error(`Route ${String(route.method)} ${route.url} declares no access`);
    route.config = { ...route.config, access };
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, access });
  });
  return routes;
}
