/**
 * Makes a compact TopoJSON of commune outlines from a GeoJSON that shares its border vertices:
 * `node make-communes.ts OUTLINES.geojson[.gz] COMMUNES.json OUT.json`.
 * COMMUNES.json is `{nom, communes: [{code, nom, populationMunicipale}]}` (npm package @etalab/decoupage-administratif).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Point, simplify } from './simplify.ts';

type Ring = readonly Point[];
interface Outlines {
  features: {
    properties: { code: string };
    geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
  }[];
}
interface Communes {
  nom: string;
  communes: { code: string; nom: string; populationMunicipale: number }[];
}

/** Degrees per step: about 11 m north-south. */
const STEP = 1e-4;
/** Degrees: about 80 m; a screen of 760 points shows 120 m in one. */
const TOLERANCE = 8e-4;

const name = (point: Point) => point.join();

/** Vertices where three lines meet: two rings go on differently from there. */
function findJunctions(rings: readonly Ring[]): Set<string> {
  const neighbours = new Map<string, string>();
  const junctions = new Set<string>();
  for (const ring of rings) {
    const open = ring.slice(0, -1);
    for (const [at, point] of open.entries()) {
      const sides = [open.at(at - 1), open[(at + 1) % open.length]]
        .map((side) => (side ? name(side) : ''))
        .toSorted()
        .join('|');
      const known = neighbours.get(name(point));
      if (known !== undefined && known !== sides) junctions.add(name(point));
      neighbours.set(name(point), sides);
    }
  }
  return junctions;
}

/** Cuts a ring at its junctions; a ring without any is one closed arc from its least vertex. */
function cutRing(ring: Ring, junctions: ReadonlySet<string>): Point[][] {
  const open = ring.slice(0, -1);
  let first = open.findIndex((point) => junctions.has(name(point)));
  if (first < 0) first = open.reduce((least, point, at) => (name(point) < name(open[least] ?? point) ? at : least), 0);
  const turned = [...open.slice(first), ...open.slice(0, first + 1)];
  const arcs: Point[][] = [];
  let arc: Point[] = [];
  for (const [at, point] of turned.entries()) {
    arc.push(point);
    if (at > 0 && (junctions.has(name(point)) || at === turned.length - 1)) {
      arcs.push(arc);
      arc = [point];
    }
  }
  return arcs;
}

class ArcTable {
  readonly arcs: (readonly Point[])[] = [];
  readonly #known = new Map<string, number>();

  /** Number of the arc as TopoJSON writes it: `~n` when it is taken backwards. */
  index(arc: readonly Point[]): number {
    const forward = arc.map(name).join(' ');
    const backward = arc.toReversed().map(name).join(' ');
    const same = this.#known.get(forward);
    if (same !== undefined) return same;
    const reverse = this.#known.get(backward);
    if (reverse !== undefined) return ~reverse;
    this.#known.set(forward, this.arcs.push(arc) - 1);
    return this.arcs.length - 1;
  }
}

/** Whole steps from the origin, then from one point to the next; a point that falls on the one before is dropped. */
function quantise(arc: readonly Point[], origin: Point): number[][] {
  let at: Point = [0, 0];
  const steps: number[][] = [];
  for (const [position, point] of arc.entries()) {
    const next: Point = [Math.round((point[0] - origin[0]) / STEP), Math.round((point[1] - origin[1]) / STEP)];
    const move = [next[0] - at[0], next[1] - at[1]];
    if (position === 0 || move[0] !== 0 || move[1] !== 0) steps.push(move);
    at = next;
  }
  if (steps.length === 1) steps.push([0, 0]);
  return steps;
}

function readJson<T>(path: string): T {
  const bytes = readFileSync(path);
  // The two inputs are files of a known source, read once by hand: their shape is what the types above say.
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as T;
}

function make(outlines: Outlines, communes: Communes): object {
  const facts = new Map(communes.communes.map((commune) => [commune.code, commune]));
  const shapes = outlines.features.map(({ properties, geometry }) => ({
    code: properties.code,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));
  const rings = shapes.flatMap((shape) => shape.polygons.flat());
  const junctions = findJunctions(rings);
  const points = rings.flat();
  const origin: Point = [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y))];
  const table = new ArcTable();
  const geometries = shapes.map(({ code, polygons }) => ({
    type: 'MultiPolygon',
    id: code,
    properties: { name: facts.get(code)?.nom ?? code, population: facts.get(code)?.populationMunicipale ?? 0 },
    arcs: polygons.map((polygon) => polygon.map((ring) => cutRing(ring, junctions).map((arc) => table.index(arc)))),
  }));
  return {
    type: 'Topology',
    attribution: 'IGN Admin Express, Licence Ouverte ; population municipale : Insee',
    labels: [
      { fr: 'Mer Méditerranée', en: 'Mediterranean Sea', longitude: 5.12, latitude: 43.235 },
      { fr: 'Étang de Berre', en: 'Étang de Berre', longitude: 5.115, latitude: 43.458 },
    ],
    transform: { scale: [STEP, STEP], translate: origin },
    objects: { communes: { type: 'GeometryCollection', geometries } },
    arcs: table.arcs.map((arc) => quantise(simplify(arc, TOLERANCE), origin)),
  };
}

const [outlinesPath, communesPath, outPath] = process.argv.slice(2);
if (outlinesPath === undefined || communesPath === undefined || outPath === undefined) {
  process.stderr.write('Usage: node make-communes.ts OUTLINES.geojson[.gz] COMMUNES.json OUT.json\n');
  process.exitCode = 1;
} else {
  const topology = make(readJson<Outlines>(outlinesPath), readJson<Communes>(communesPath));
  writeFileSync(outPath, `${JSON.stringify(topology)}\n`);
}
