import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DESKTOP, PHONE, signIn, url } from './visit.ts';

const folder = join(import.meta.dirname, '../../docs/screenshots');

const VIEWS = [
  { name: 'accueil', path: '/' },
  { name: 'theme-cours-d-eau', path: '/cours-d-eau' },
  { name: 'station', path: '/cours-d-eau', station: true },
  { name: 'theme-dechets', path: '/dechets' },
  { name: 'theme-dechets-panneaux', path: '/dechets', at: '#panneaux' },
  { name: 'theme-eclairage-panneaux', path: '/eclairage', at: '#panneaux' },
  { name: 'donnees-ouvertes', path: '/donnees' },
  { name: 'supervision-tableaux', path: '/supervision/tableaux' },
  { name: 'supervision-dechets-direction', path: '/supervision/tableaux/waste-head', settle: 4_000 },
  { name: 'supervision-eclairage-exploitation', path: '/supervision/tableaux/lighting-operations', settle: 4_000 },
  { name: 'supervision-carte', path: '/supervision/carte', settle: 6_000 },
  { name: 'supervision-alarmes', path: '/supervision/alarmes' },
  { name: 'supervision-registre', path: '/supervision/registre' },
  { name: 'supervision-aujourd-hui', path: '/supervision' },
  { name: 'supervision-appareils', path: '/supervision/appareils' },
  { name: 'supervision-sante-du-parc', path: '/supervision/sante-du-parc' },
  { name: 'supervision-couverture', path: '/supervision/couverture', settle: 6_000 },
  { name: 'supervision-fournisseurs', path: '/supervision/fournisseurs' },
  { name: 'supervision-ordres', path: '/supervision/ordres' },
  { name: 'supervision-connecteurs', path: '/supervision/connecteurs' },
  { name: 'supervision-decodeurs', path: '/supervision/decodeurs' },
  { name: 'supervision-decodeur', path: '/supervision/decodeurs/milesight-ws302', settle: 3_000 },
  { name: 'supervision-quarantaine', path: '/supervision/quarantaine' },
  { name: 'supervision-relectures', path: '/supervision/relectures' },
  { name: 'supervision-qualite', path: '/supervision/qualite' },
  { name: 'theme-bruit', path: '/bruit' },
  { name: 'supervision-bruit-rue', path: '/supervision/tableaux/noise-street', settle: 6_000 },
  { name: 'supervision-bruit-observatoire', path: '/supervision/tableaux/noise-head', settle: 4_000 },
  {
    name: 'supervision-bruit-composition',
    path: '/supervision/objets/bruit-composition-cours-mirabeau',
    settle: 4_000,
  },
  { name: 'supervision-etudes', path: '/supervision/etudes' },
  { name: 'supervision-exclusions', path: '/supervision/exclusions' },
  { name: 'supervision-reglages', path: '/supervision/reglages' },
  { name: 'supervision-rivieres', path: '/supervision/tableaux/water-river', settle: 4_000 },
  { name: 'supervision-qualite-de-l-eau', path: '/supervision/tableaux/water-quality', settle: 4_000 },
  { name: 'supervision-station-de-niveau', path: '/supervision/objets/touloubre-cornillon', settle: 4_000 },
  { name: 'theme-mobilites', path: '/mobilites' },
  { name: 'affichage', path: '/affichage/compteur-mirabeau' },
  { name: 'supervision-compteur', path: '/supervision/objets/compteur-mirabeau', settle: 6_000 },
  { name: 'supervision-comptage', path: '/supervision/tableaux/mobility-counting', settle: 4_000 },
  { name: 'supervision-calendrier-scolaire', path: '/supervision/calendrier-scolaire' },
  { name: 'supervision-import', path: '/supervision/imports' },
  { name: 'supervision-annuaire', path: '/supervision/annuaire?liste=groupes' },
  { name: 'supervision-controles', path: '/supervision/controles?controle=noise-range' },
  { name: 'supervision-affectations', path: '/supervision/affectations' },
] as const;

// The README's pictures; renewed only when asked, so that a test run leaves the tree clean.
test.skip(process.env['SCREENSHOTS'] === undefined && process.env['CI'] === undefined, 'asked with SCREENSHOTS=1');

for (const view of VIEWS) {
  for (const [size, viewport] of Object.entries({ bureau: DESKTOP, telephone: PHONE })) {
    test(`${view.name} ${size}`, async ({ page, context }) => {
      await signIn(context);
      await page.setViewportSize(viewport);
      await page.goto(url(view.path));
      if ('station' in view) await page.locator('a[href^="/stations/"]').first().click();
      await expect(page.locator('h1')).toBeVisible();
      if ('at' in view) await page.locator(view.at).evaluate((heading) => heading.scrollIntoView());
      await page.waitForTimeout('settle' in view ? view.settle : 1_500);
      mkdirSync(folder, { recursive: true });
      const out =
        process.env['SCREENSHOTS'] === undefined
          ? test.info().outputPath(`${view.name}-${size}.png`)
          : join(folder, `${view.name}-${size}.png`);
      await page.screenshot({ path: out });
    });
  }
}
