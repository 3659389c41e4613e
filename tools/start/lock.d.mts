export function withLock<T>(folder: string, work: () => T, say?: (text: string) => void): T;
