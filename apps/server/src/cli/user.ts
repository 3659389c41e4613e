import { hashPassword } from '#platform/auth/password.ts';
import { ROLES } from '#platform/auth/principal.ts';
import { newSecret } from '#platform/auth/secret.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { requireRole, withPeople } from './with-people.ts';

export const userCommand: Command = {
  name: 'user',
  usage: `user add LOGIN ROLE [NAME] [--json]`,
  about: `Makes an account and prints its password once. Roles: ${ROLES.join(', ')}.`,
  async run({ args: [verb, login, role, ...name], config, json, print }) {
    if (verb !== 'add' || login === undefined || role === undefined)
      throw new UsageError('user knows one verb: add, with a login and a role.');
    const password = newSecret().slice(0, 20);
    const person = {
      login,
      name: name.join(' ') || login,
      role: requireRole(role),
      passwordHash: await hashPassword(password),
    };
    const id = await withPeople(config(), (people, scope) => people.create(scope, person));
    if (id === undefined) {
      print(json ? JSON.stringify({ error: 'login-taken', login }) : `The login ${login} is taken.`);
      return 1;
    }
    print(json ? JSON.stringify({ login, role, password }) : `${login} (${role}), password, shown once: ${password}`);
    return 0;
  },
};
