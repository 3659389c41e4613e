/** Even chance from 0 to 1: for pauses that must not fall together, never for secrets. */
export const systemChance = (): number => Math.random();
