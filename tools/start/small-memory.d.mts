export function nodeFlags(command: string | undefined): readonly string[];
export const ENVIRONMENT: Readonly<Record<string, string>>;
