// A process of its own, so that its work is not counted as the server's.
import { readFileSync } from 'node:fs';
import { Answers } from './answers.ts';
import type { FleetDevice } from './fleet.ts';
import { FrameSource } from './frames.ts';
import { httpLoad } from './http-load.ts';
import type { HttpLoad } from './http-load.ts';
import { mqttLoad } from './mqtt-load.ts';
import type { MqttLoad } from './mqtt-load.ts';

export type Job = { readonly start: number; readonly devices: readonly FleetDevice[] } & (
  | { readonly http: HttpLoad; readonly mqtt?: undefined }
  | { readonly mqtt: MqttLoad; readonly http?: undefined }
);

const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job; // written by main.ts of the same run
const answers = new Answers();
const source = new FrameSource(job.devices, job.start);
if (job.http !== undefined) await httpLoad(job.http, source, answers);
else await mqttLoad(job.mqtt, job.devices, { source, answers });
process.stdout.write(JSON.stringify(answers.summary()));
