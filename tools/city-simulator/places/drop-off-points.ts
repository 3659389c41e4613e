import type { Place } from './place.ts';

export type WasteStream = 'verre' | 'emballages' | 'papiers' | 'omr';

export interface DropOffPoint extends Place {
  readonly stream: WasteStream;
}

type Row = readonly [name: string, longitude: number, latitude: number];

const POINTS: Readonly<Record<string, readonly Row[]>> = {
  Marseille: [
    ['Place Jean-Jaurès', 5.3868, 43.2949],
    ['Rue de la République', 5.3697, 43.3008],
    ['Place de Lenche', 5.3672, 43.2984],
    ['Boulevard Longchamp', 5.3905, 43.3022],
    ['Place Sébastopol', 5.3972, 43.3013],
    ['Boulevard Chave', 5.3975, 43.2946],
    ['Rue Paradis', 5.3786, 43.2862],
    ['Boulevard Baille', 5.3925, 43.288],
    ['Avenue de la Capelette', 5.4049, 43.2818],
    ['Boulevard Michelet', 5.3962, 43.2675],
    ['Avenue de Mazargues', 5.3879, 43.266],
    ['Rond-point de Mazargues', 5.4029, 43.2503],
    ['Avenue de la Pointe-Rouge', 5.3738, 43.2463],
    ['Boulevard de Sainte-Marguerite', 5.4085, 43.2622],
    ['Place Caire, Saint-Barnabé', 5.4165, 43.304],
    ['Avenue de Saint-Julien', 5.4485, 43.2985],
    ['Boulevard de la Valbarelle', 5.4455, 43.2835],
    ['Avenue de la Rose', 5.4265, 43.3315],
    ['Château-Gombert, place des Héros', 5.4395, 43.3555],
    ['Boulevard National', 5.3808, 43.3075],
    ['Place Bougainville', 5.3745, 43.3175],
    ['Avenue Roger-Salengro', 5.3735, 43.3115],
    ['L’Estaque, place Malleterre', 5.3135, 43.3615],
    ['Saint-André, boulevard Jean-Labro', 5.3435, 43.353],
    ['Avenue de Saint-Antoine', 5.3585, 43.3725],
    ['Avenue du Merlan', 5.4085, 43.336],
  ],
  'Aix-en-Provence': [
    ['Place des Cardeurs', 5.4462, 43.5302],
    ['Place de Verdun', 5.4522, 43.5291],
    ['Boulevard Carnot', 5.4546, 43.5275],
    ['Avenue Jules-Ferry', 5.4505, 43.5195],
    ['Boulevard du Roi-René', 5.4512, 43.5246],
    ['Avenue de la Violette', 5.4395, 43.5345],
    ['Avenue Philippe-Solari', 5.4478, 43.5385],
    ['Cours des Minimes', 5.4388, 43.5276],
    ['Val Saint-André, avenue Cézanne', 5.4745, 43.5225],
    ['Luynes, place de la Libération', 5.4215, 43.4805],
    ['Les Milles, place de l’Horloge', 5.3835, 43.5035],
    ['Puyricard, place Waldner', 5.4195, 43.5795],
  ],
  Martigues: [
    ['Quai Brescon', 5.0535, 43.4045],
    ['Jonquières, cours du 4-Septembre', 5.0535, 43.4015],
    ['Ferrières, place Jean-Jaurès', 5.0495, 43.4068],
    ['La Couronne, place du Marché', 5.056, 43.3335],
  ],
  Aubagne: [
    ['Cours Voltaire', 5.5685, 43.2915],
    ['Avenue des Goums', 5.5635, 43.293],
    ['La Tourtelle, avenue Manouchian', 5.5595, 43.2965],
    ['Pont-de-l’Étoile', 5.5905, 43.3145],
  ],
  'Salon-de-Provence': [
    ['Place Morgan', 5.0995, 43.6395],
    ['Cours Gimon', 5.0975, 43.6405],
    ['Boulevard du Roi-René', 5.1035, 43.6445],
    ['La Monaque', 5.0945, 43.6335],
  ],
  Istres: [
    ['Place Hôtel-de-Ville', 4.9875, 43.5155],
    ['Boulevard de la République', 4.991, 43.5125],
    ['Entressen, avenue de la Crau', 4.9325, 43.5895],
    ['Le Prépaou', 4.9815, 43.5055],
  ],
  Vitrolles: [
    ['Place de Provence', 5.2485, 43.458],
    ['Les Pinchinades', 5.2535, 43.438],
    ['Le Liourat', 5.2585, 43.4345],
  ],
  Marignane: [
    ['Cours Mirabeau', 5.2145, 43.4165],
    ['Avenue Jean-Mermoz', 5.2185, 43.4195],
    ['Boulevard de la Mède', 5.204, 43.415],
  ],
  'La Ciotat': [
    ['Place Évariste-Gras', 5.6065, 43.1755],
    ['Avenue Franklin-Roosevelt', 5.6175, 43.1855],
    ['Boulevard Jean-Jaurès', 5.6095, 43.1785],
  ],
  Gardanne: [
    ['Cours Forbin', 5.4705, 43.4545],
    ['Boulevard Bontemps', 5.4675, 43.453],
  ],
  Miramas: [
    ['Place Jourdan', 5.0015, 43.5855],
    ['Avenue Charles-de-Gaulle', 5.0055, 43.5815],
  ],
  'Les Pennes-Mirabeau': [
    ['Plan-de-Campagne', 5.3455, 43.413],
    ['Les Cadeneaux', 5.337, 43.3995],
  ],
  Allauch: [
    ['Place Pierre-Bellot', 5.4815, 43.336],
    ['La Pounche', 5.4725, 43.3325],
  ],
  'Port-de-Bouc': [['Avenue Maurice-Thorez', 4.9925, 43.4105]],
  Pertuis: [
    ['Place Mirabeau', 5.5025, 43.694],
    ['Cours de la République', 5.501, 43.6925],
  ],
  'Fos-sur-Mer': [['Avenue Jean-Jaurès', 4.9445, 43.438]],
  'Châteauneuf-les-Martigues': [['Place Bellot', 5.1635, 43.3835]],
  'Bouc-Bel-Air': [['Avenue des Noyers', 5.4145, 43.452]],
  'Berre-l’Étang': [['Place Jean-Moulin', 5.1685, 43.476]],
  Rognac: [['Boulevard Jean-Jaurès', 5.2315, 43.4875]],
  Trets: [['Avenue Mirabeau', 5.6835, 43.447]],
  Fuveau: [['Cours Leydet', 5.5615, 43.4535]],
  Venelles: [['Place Marius-Trucy', 5.481, 43.597]],
  Lambesc: [['Boulevard de la République', 5.262, 43.654]],
  Éguilles: [['Place Gabriel-Payeur', 5.357, 43.569]],
  Cabriès: [['Calas, avenue Jean-Moulin', 5.3555, 43.462]],
  Velaux: [['Avenue de la Gare', 5.2555, 43.527]],
  'Septèmes-les-Vallons': [['Place Pierre-Didier-Tramoni', 5.3665, 43.3985]],
  'Plan-de-Cuques': [['Avenue Frédéric-Chevillon', 5.4635, 43.347]],
  Auriol: [['Cours du 4-Septembre', 5.6315, 43.3685]],
  Roquevaire: [['Cours Négrel-Féraud', 5.6045, 43.3495]],
  Gémenos: [['Place Georges-Clemenceau', 5.6285, 43.2965]],
  Cassis: [['Avenue de Verdun', 5.5395, 43.216]],
  'Carry-le-Rouet': [['Avenue Aristide-Briand', 5.1535, 43.3315]],
  'Sausset-les-Pins': [['Avenue de la Gare', 5.1125, 43.332]],
  Grans: [['Boulevard Victor-Jauffret', 5.0625, 43.608]],
  'Saint-Chamas': [['Place Saint-Pierre', 5.0355, 43.548]],
  Pélissanne: [['Place Roux-de-Brignoles', 5.1505, 43.6305]],
  Sénas: [['Avenue Gabriel-Péri', 5.0785, 43.743]],
  Mallemort: [['Cours Victor-Hugo', 5.1795, 43.7305]],
  'La Roque-d’Anthéron': [['Cours Foch', 5.3105, 43.715]],
};

// Glass, packaging, paper and residual waste in the proportions of a mixed urban and village network.
const STREAM_ORDER: readonly WasteStream[] = [
  'verre',
  'emballages',
  'verre',
  'papiers',
  'omr',
  'verre',
  'emballages',
  'papiers',
];

export const DROP_OFF_POINTS: readonly DropOffPoint[] = Object.entries(POINTS)
  .flatMap(([commune, rows]) => rows.map((row) => ({ commune, row })))
  .map(({ commune, row: [name, longitude, latitude] }, index) => ({
    key: `pav-${String(index + 1).padStart(3, '0')}`,
    name,
    commune,
    longitude,
    latitude,
    stream: STREAM_ORDER[index % STREAM_ORDER.length] ?? 'verre',
  }));
