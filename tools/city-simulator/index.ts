export { city, framesBetween } from './city.ts';
export type { City, SimulatedFrame } from './city.ts';
export type { Emitter } from './emitter.ts';
export { CONNECTORS } from './registration.ts';
export type { ConnectorKey, ConnectorRegistration, DeviceRegistration } from './registration.ts';
export { codecsOf } from './register.ts';
export type { CodecRegistration } from './register.ts';
export type { ScenarioOptions } from './scenario.ts';
