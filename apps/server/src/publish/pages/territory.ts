import { readFileSync } from 'node:fs';
import type { Language } from '@vigie/kit';

export interface Commune {
  /** Insee code. */
  readonly code: string;
  readonly name: string;
  /** Municipal population. */
  readonly population: number;
  /** Arc numbers by polygon and ring, `~n` for an arc taken backwards, as TopoJSON writes them. */
  readonly arcs: readonly (readonly (readonly number[])[])[];
}
export type Position = readonly [longitude: number, latitude: number];

/** Outlines of the territory: arcs are shared between neighbours. */
export interface TerritoryMap {
  readonly attribution: string;
  readonly communes: readonly Commune[];
  readonly arcs: readonly (readonly Position[])[];
  readonly labels: readonly (Readonly<Record<Language, string>> & { readonly position: Position })[];
}

/** What the pages say of the place they speak of. */
export interface Territory {
  readonly name: string;
  /** IANA zone, e.g. `Europe/Paris`. */
  readonly timeZone: string;
  readonly organisation: number;
  /** Legal notices; what is absent is said to be absent. */
  readonly publisher?: string;
  readonly director?: string;
  readonly host?: string;
  readonly contact?: string;
  readonly map: TerritoryMap;
}

interface Topology {
  readonly attribution: string;
  readonly labels: readonly {
    readonly fr: string;
    readonly en: string;
    readonly longitude: number;
    readonly latitude: number;
  }[];
  readonly transform: { readonly scale: Position; readonly translate: Position };
  readonly objects: {
    readonly communes: {
      readonly geometries: readonly {
        readonly id: string;
        readonly properties: { readonly name: string; readonly population: number };
        readonly arcs: Commune['arcs'];
      }[];
    };
  };
  readonly arcs: readonly (readonly Position[])[];
}

function unfold(steps: readonly Position[], { scale, translate }: Topology['transform']): Position[] {
  let [x, y] = [0, 0];
  return steps.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [translate[0] + x * scale[0], translate[1] + y * scale[1]];
  });
}

/** Reads the compact outlines made by `tools/territory/make-communes.ts`. */
export function readTerritoryMap(path: string | URL): TerritoryMap {
  // Our own generated asset: its shape is what make-communes.ts writes.
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
  return {
    attribution: topology.attribution,
    communes: topology.objects.communes.geometries.map(({ id, properties, arcs }) => ({
      code: id,
      ...properties,
      arcs,
    })),
    arcs: topology.arcs.map((steps) => unfold(steps, topology.transform)),
    labels: topology.labels.map(({ fr, en, longitude, latitude }) => ({ fr, en, position: [longitude, latitude] })),
  };
}

/** Name in a URL: no accent, no space. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The commune a reader meant: by name however written, or by code. */
export function findCommune(map: TerritoryMap, text: string): Commune | undefined {
  const wanted = slug(text);
  if (wanted === '') return undefined;
  return (
    map.communes.find((commune) => slug(commune.name) === wanted || commune.code === text.trim()) ??
    map.communes.find((commune) => slug(commune.name).startsWith(wanted))
  );
}
