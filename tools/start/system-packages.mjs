// Debian programs the tests need. Installed when we may; else the one command to run is said.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const programs = [
  { package: 'chromium', paths: ['/usr/bin/chromium'] },
  { package: 'mosquitto', paths: ['/usr/sbin/mosquitto', '/usr/bin/mosquitto'] },
];

/** Installs what is missing, or stops with the command a person may run. */
export function ensureSystemPackages() {
  const missing = programs.filter(({ paths }) => !paths.some(existsSync)).map((program) => program.package);
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!mayInstall) {
    process.stderr.write(
      `Il manque ${missing.join(', ')}. À lancer une fois : sudo apt-get install -y ${missing.join(' ')}\n`,
    );
    process.exit(1);
  }
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
}
