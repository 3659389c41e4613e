import { connect } from 'node:net';
import type { Answers } from './answers.ts';
import type { FrameSource } from './frames.ts';

export interface HttpLoad {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly connections: number;
  readonly framesPerRequest: number;
  readonly seconds: number;
  /** Frames a second offered; as fast as answered where absent. */
  readonly rate?: number;
}

const HEADER_END = Buffer.from('\r\n\r\n');

/** Length of the first whole answer in `buffer`, or undefined. Answers of Vigie carry a content-length. */
function answerLength(buffer: Buffer): number | undefined {
  const end = buffer.indexOf(HEADER_END);
  if (end < 0) return undefined;
  const length = /content-length: (\d+)/i.exec(buffer.toString('latin1', 0, end));
  const total = end + 4 + Number(length?.[1] ?? 0);
  return buffer.length >= total ? total : undefined;
}

function request(load: HttpLoad, body: string): string {
  return `POST ${load.path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${load.token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** One keep-alive connection that sends, waits for its answer, sends again. */
function client(load: HttpLoad, source: FrameSource, answers: Answers): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(load.port, '127.0.0.1');
    const stop = performance.now() + load.seconds * 1000;
    const gap = load.rate === undefined ? 0 : (load.connections * load.framesPerRequest * 1000) / load.rate;
    let due = performance.now() + Math.random() * gap;
    let sent = 0;
    let received = Buffer.alloc(0);
    const send = () => {
      if (performance.now() > stop) {
        socket.end();
        return;
      }
      const body = load.framesPerRequest === 1 ? source.chirpstack() : source.chirpstackArray(load.framesPerRequest);
      sent = performance.now();
      socket.write(request(load, body));
    };
    const schedule = () => {
      due += gap;
      const wait = due - performance.now();
      if (gap === 0 || wait <= 0) send();
      else setTimeout(send, wait);
    };
    socket.on('connect', schedule);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const length = answerLength(received);
      if (length === undefined) return;
      if (received.toString('latin1', 9, 12) === '202') answers.add(performance.now() - sent, load.framesPerRequest);
      else answers.refused += 1;
      received = received.subarray(length);
      schedule();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

export async function httpLoad(load: HttpLoad, source: FrameSource, answers: Answers): Promise<void> {
  await Promise.all(Array.from({ length: load.connections }, () => client(load, source, answers)));
}
