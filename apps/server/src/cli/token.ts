import { newSecret, secretHash } from '#platform/auth/secret.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { requireRole, withPeople } from './with-people.ts';

export const tokenCommand: Command = {
  name: 'token',
  usage: 'token add NAME ROLE [--json]',
  about: 'Makes an API token and prints it once.',
  async run({ args: [verb, name, role], config, json, print }) {
    if (verb !== 'add' || name === undefined || role === undefined)
      throw new UsageError('token knows one verb: add, with a name and a role.');
    const token = newSecret();
    await withPeople(config(), (people, scope) =>
      people.createToken(scope, { name, role: requireRole(role), hash: secretHash(token) }),
    );
    print(json ? JSON.stringify({ name, role, token }) : `${name} (${role}), token, shown once: ${token}`);
    return 0;
  },
};
