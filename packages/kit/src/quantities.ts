import type { LawName, Quantity } from './quantity.ts';

const QUDT = 'http://qudt.org/vocab/unit/';

type Row = readonly [key: string, fr: string, en: string, unit: string, symbol: string, qudt: string, decimals: number, law: LawName];

// Observed properties and units: domain ground rules §1.2. UCUM cannot carry the A-weighting: the property does.
const ROWS: readonly Row[] = [
  ['LAeq', 'Niveau sonore équivalent', 'Equivalent sound level', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'energy-mean'],
  ['LAFmax', 'Niveau sonore maximal', 'Maximum sound level', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'max'],
  ['LAF', 'Niveau sonore instantané', 'Instant sound level', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'none'],
  ['LA10', 'Niveau dépassé 10 % du temps', 'Level exceeded 10 % of the time', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'none'],
  ['LA50', 'Niveau dépassé 50 % du temps', 'Level exceeded 50 % of the time', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'none'],
  ['LA90', 'Niveau dépassé 90 % du temps', 'Level exceeded 90 % of the time', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'none'],
  ['Lden', 'Niveau jour-soir-nuit', 'Day-evening-night level', 'dB[SPL]', 'dB(A)', 'DeciB_A', 1, 'none'],
  ['fillLevel', 'Taux de remplissage', 'Fill level', '%', '%', 'PERCENT', 0, 'last-valid'],
  ['distance', 'Distance au contenu', 'Distance to content', 'mm', 'mm', 'MilliM', 0, 'last-valid'],
  ['stage', 'Hauteur d’eau', 'Stage', 'm', 'm', 'M', 2, 'mean-by-duration'],
  ['waterDepth', 'Profondeur d’immersion', 'Water depth', 'mm', 'mm', 'MilliM', 0, 'mean-by-duration'],
  ['riseRate', 'Vitesse de montée', 'Rate of rise', 'cm/h', 'cm/h', 'CentiM-PER-HR', 1, 'none'],
  ['discharge', 'Débit', 'Discharge', 'm3/s', 'm³/s', 'M3-PER-SEC', 2, 'mean-by-duration'],
  ['waterTemperature', 'Température de l’eau', 'Water temperature', 'Cel', '°C', 'DEG_C', 1, 'mean-by-duration'],
  ['pH', 'pH', 'pH', '[pH]', 'pH', 'PH', 2, 'median'],
  ['conductivity', 'Conductivité', 'Conductivity', 'uS/cm', 'µS/cm', 'MicroS-PER-CentiM', 0, 'mean-by-duration'],
  ['conductivity25', 'Conductivité à 25 °C', 'Conductivity at 25 °C', 'uS/cm', 'µS/cm', 'MicroS-PER-CentiM', 0, 'mean-by-duration'],
  ['dissolvedOxygen', 'Oxygène dissous', 'Dissolved oxygen', 'mg/L', 'mg/L', 'MilliGM-PER-L', 1, 'mean-by-duration'],
  ['oxygenSaturation', 'Saturation en oxygène', 'Oxygen saturation', '%', '%', 'PERCENT', 0, 'ratio-of-sums'],
  ['turbidity', 'Turbidité', 'Turbidity', '[NTU]', 'NTU', 'NTU', 1, 'mean-by-duration'],
  ['suspendedSolids', 'Matières en suspension', 'Suspended solids', 'mg/L', 'mg/L', 'MilliGM-PER-L', 1, 'mean-by-duration'],
  ['orp', 'Potentiel rédox', 'Redox potential', 'mV', 'mV', 'MilliV', 0, 'mean-by-duration'],
  ['count', 'Passages', 'Passages', '1', 'passages', 'NUM', 0, 'sum'],
  ['cumulatedCount', 'Passages cumulés', 'Cumulated passages', '1', 'passages', 'NUM', 0, 'meter-difference'],
  ['averageDailyTraffic', 'Trafic moyen journalier', 'Average daily traffic', '1', 'passages/jour', 'NUM', 0, 'none'],
  ['activePower', 'Puissance active', 'Active power', 'W', 'W', 'W', 0, 'mean-by-duration'],
  ['activeEnergy', 'Énergie active', 'Active energy', 'kW.h', 'kWh', 'KiloW-HR', 3, 'meter-difference'],
  ['energyPerNight', 'Énergie de la nuit', 'Energy of the night', 'kW.h', 'kWh', 'KiloW-HR', 2, 'sum'],
  ['powerFactor', 'Facteur de puissance', 'Power factor', '1', '', 'UNITLESS', 2, 'mean-by-duration'],
  ['voltage', 'Tension', 'Voltage', 'V', 'V', 'V', 1, 'mean-by-duration'],
  ['current', 'Intensité', 'Current', 'A', 'A', 'A', 2, 'mean-by-duration'],
  ['lampState', 'Lampe allumée', 'Lamp on', '1', '', 'UNITLESS', 0, 'last-valid'],
  ['dimmingLevel', 'Niveau d’éclairement commandé', 'Dimming level', '%', '%', 'PERCENT', 0, 'mean-by-duration'],
  ['lampFailure', 'Panne de lampe', 'Lamp failure', '1', '', 'UNITLESS', 0, 'last-valid'],
  ['illuminance', 'Éclairement', 'Illuminance', 'lx', 'lx', 'LUX', 0, 'mean-by-duration'],
  ['temperature', 'Température', 'Temperature', 'Cel', '°C', 'DEG_C', 1, 'mean-by-duration'],
  ['humidity', 'Humidité relative', 'Relative humidity', '%', '%', 'PERCENT', 0, 'mean-by-duration'],
  ['pressure', 'Pression atmosphérique', 'Air pressure', 'hPa', 'hPa', 'HectoPA', 1, 'mean-by-duration'],
  ['co2', 'Dioxyde de carbone', 'Carbon dioxide', '[ppm]', 'ppm', 'PPM', 0, 'mean-by-duration'],
  ['rainfall', 'Pluie', 'Rainfall', 'mm', 'mm', 'MilliM', 1, 'sum'],
  ['windSpeed', 'Vitesse du vent', 'Wind speed', 'm/s', 'm/s', 'M-PER-SEC', 1, 'mean-by-duration'],
  ['windDirection', 'Direction du vent', 'Wind direction', 'deg', '°', 'DEG', 0, 'vector-mean'],
  ['batteryLevel', 'Batterie', 'Battery', '%', '%', 'PERCENT', 0, 'last-valid'],
  ['batteryVoltage', 'Tension de la pile', 'Battery voltage', 'V', 'V', 'V', 2, 'last-valid'],
  ['tilt', 'Capteur incliné', 'Sensor tilted', '1', '', 'UNITLESS', 0, 'last-valid'],
  ['validSamples', 'Mesures valides', 'Valid samples', '1', '', 'NUM', 0, 'last-valid'],
  ['doorOpen', 'Porte ouverte', 'Door open', '1', '', 'UNITLESS', 0, 'last-valid'],
];

/** The quantities every territory has; a pack may add its own. */
export const QUANTITIES: readonly Quantity[] = ROWS.map(([key, fr, en, unit, symbol, qudt, decimals, law]) => ({
  key,
  label: { fr, en },
  unit,
  symbol,
  qudt: QUDT + qudt,
  decimals,
  law,
}));
