import type { Label } from '@vigie/kit';

type Codes = Readonly<Record<string, Label>>;

/** Codes of the national schema « Comptage des mobilités » 0.2.5, and how they are said. */
export const MODES: Codes = {
  BIKE: { fr: 'vélo', en: 'bike' },
  'TWO WHEELS MOTORIZED': { fr: 'deux-roues motorisé', en: 'motorised two-wheeler' },
  PEDESTRIAN: { fr: 'piéton', en: 'pedestrian' },
  'E-SCOOTER': { fr: 'trottinette électrique', en: 'e-scooter' },
  'HORSE-RIDER': { fr: 'cavalier', en: 'horse rider' },
  CAR: { fr: 'voiture', en: 'car' },
  BUS: { fr: 'autobus', en: 'bus' },
  MINIBUS: { fr: 'minibus', en: 'minibus' },
  TRUCK: { fr: 'poids lourd', en: 'truck' },
  VAN: { fr: 'utilitaire léger', en: 'van' },
  TRAMWAY: { fr: 'tramway', en: 'tramway' },
  CANOE: { fr: 'canoë', en: 'canoe' },
  UNDEFINED: { fr: 'non précisé', en: 'not stated' },
};

export const TECHNIQUES: Codes = {
  'INDUCTIVE LOOP': { fr: 'boucle inductive', en: 'inductive loop' },
  'ELECTROMAGNETIC SENSOR': { fr: 'capteur électromagnétique', en: 'electromagnetic sensor' },
  'PASSIVE INFRARED': { fr: 'infrarouge passif', en: 'passive infrared' },
  'ACTIVE INFRARED': { fr: 'infrarouge actif', en: 'active infrared' },
  'PIEZOELECTRIC SENSOR': { fr: 'capteur piézoélectrique', en: 'piezoelectric sensor' },
  'RADAR SENSOR': { fr: 'radar', en: 'radar' },
  'VIDEO SENSOR': { fr: 'vidéo', en: 'video' },
  'PNEUMATIC TUBE SENSOR': { fr: 'tube pneumatique', en: 'pneumatic tube' },
  'SLAB SENSOR': { fr: 'dalle', en: 'slab' },
  'LIGHT BEAM SENSOR': { fr: 'barrière lumineuse', en: 'light beam' },
  MANUAL: { fr: 'comptage manuel', en: 'manual count' },
  ACOUSTIC: { fr: 'acoustique', en: 'acoustic' },
  LIDAR: { fr: 'lidar', en: 'lidar' },
  'OPTICAL FIBER SENSOR': { fr: 'fibre optique', en: 'optical fibre' },
  MAGNETOMETER: { fr: 'magnétomètre', en: 'magnetometer' },
  OTHER: { fr: 'autre', en: 'other' },
};

export const INFRASTRUCTURES: Codes = {
  'CYCLE TRACK': { fr: 'piste cyclable', en: 'cycle track' },
  'CYCLE LANE': { fr: 'bande cyclable', en: 'cycle lane' },
  'CONTRAFLOW TRACK': { fr: 'piste à contresens', en: 'contraflow track' },
  'CONTRAFLOW LANE': { fr: 'bande à contresens', en: 'contraflow lane' },
  'CONTRAFLOW CYCLING NOT MATERIALIZED': {
    fr: 'double sens cyclable non matérialisé',
    en: 'unmarked contraflow cycling',
  },
  GREENWAY: { fr: 'voie verte', en: 'greenway' },
  'BIKE ROAD': { fr: 'vélorue', en: 'bike road' },
  'SHARED BUSWAY': { fr: 'couloir de bus partagé', en: 'shared busway' },
  RAMP: { fr: 'rampe', en: 'ramp' },
  GUTTER: { fr: 'goulotte', en: 'gutter' },
  'MIXED PEDESTRIAN/BICYCLE DEVELOPMENT NOT INCLUDING THE GREENWAY': {
    fr: 'aménagement mixte piéton et vélo, hors voie verte',
    en: 'shared pedestrian and bicycle path, not a greenway',
  },
  'ROAD WITH BANALIZED CENTRAL TRACK': {
    fr: 'chaussée à voie centrale banalisée',
    en: 'road with a shared central lane',
  },
  'COATED SHOULDER OUTSIDE THE RBCT': {
    fr: 'accotement revêtu hors chaussée à voie centrale banalisée',
    en: 'paved shoulder',
  },
  'OTHER SPECIFIC SITE': { fr: 'autre site propre', en: 'other site of its own' },
  'OTHER SHARED USE ROUTE': { fr: 'autre voie partagée', en: 'other shared route' },
  HIGHWAY: { fr: 'autoroute', en: 'motorway' },
  'EUROPEAN ROAD': { fr: 'route européenne', en: 'European road' },
  'NATIONAL ROAD': { fr: 'route nationale', en: 'national road' },
  'DEPARTEMENTAL ROAD': { fr: 'route départementale', en: 'departmental road' },
  'METROPOLITAN ROAD': { fr: 'route métropolitaine', en: 'metropolitan road' },
  'MUNICIPAL ROAD': { fr: 'voie communale', en: 'municipal road' },
  FOOTPATH: { fr: 'cheminement piéton', en: 'footpath' },
  'DEAD END': { fr: 'impasse', en: 'dead end' },
  'FOREST ROADS': { fr: 'route forestière', en: 'forest road' },
  'SIDE ROADS': { fr: 'contre-allée', en: 'side road' },
  'TRUNK TRACK': { fr: 'chemin d’exploitation', en: 'track' },
  'PRIVATE ROAD': { fr: 'voie privée', en: 'private road' },
  OTHER: { fr: 'autre', en: 'other' },
};
