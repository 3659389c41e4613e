/**
 * Randomness that depends on nothing but its keys: the same seed and whole numbers give the same draw,
 * in any order of asking, so that a simulated past can be told from any end.
 */
export function uniform(seed: number, a: number, b = 0): number {
  return scramble(seed, a, b) / 4_294_967_296;
}

/** A new seed out of a seed and a key. */
export function fork(seed: number, key: number): number {
  return scramble(seed, key, 0x5bd1e995);
}

/** Standard normal draw (Box–Muller). */
export function normal(seed: number, a: number, b = 0): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(seed, a, b)));
  return radius * Math.cos(2 * Math.PI * uniform(seed ^ 0x2545f491, a, b));
}

/** Poisson draw; above 60, its normal approximation. */
export function poisson(mean: number, seed: number, key: number): number {
  if (mean <= 0) return 0;
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(seed, key)));
  const limit = uniform(seed, key);
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  while (sum < limit && count < 300) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}

/** 32-bit mixing after MurmurHash3. `a` and `b` may be above 2³²: both halves count. */
function scramble(seed: number, a: number, b: number): number {
  let hash = mix(seed | 0, a | 0);
  hash = mix(hash, Math.floor(a / 4_294_967_296) | 0);
  hash = mix(hash, b | 0);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mix(hash: number, key: number): number {
  let k = Math.imul(key, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const mixed = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
