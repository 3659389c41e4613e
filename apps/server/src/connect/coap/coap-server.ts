import { createSocket } from 'node:dgram';
import type { RemoteInfo, Socket } from 'node:dgram';
import { generate, parse } from 'coap-packet';
import type { Option, ParsedPacket } from 'coap-packet';
import { CoapBlocks } from '#connect/coap/coap-blocks.ts';
import { CoapExchanges } from '#connect/coap/coap-exchanges.ts';
import { takeCoap } from '#connect/coap/coap-intake.ts';
import type { CoapAnswer } from '#connect/coap/coap-intake.ts';
import { CARRYING, coapRequest } from '#connect/coap/coap-request.ts';
import type { IntakeParts } from '#connect/intake.ts';

export interface CoapOptions {
  readonly parts: IntakeParts;
  readonly host: string;
  readonly port: number;
  /** Largest body in blocks. Default 64 KiB. */
  readonly bodyLimit?: number;
  /** A fault of ours on one datagram. */
  readonly failed: (error: unknown) => void;
}

export interface CoapServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Requests that may wait for their commit; more are left unanswered, and come again. */
const MOST_WAITING = 2_000;
const BODY_LIMIT = 65_536;

/**
 * CoAP over UDP for NB-IoT and LTE-M. A confirmable message is acknowledged by the answer itself, and only once its
 * frames are durable: a device that hears nothing sends again.
 */
export async function startCoapServer(options: CoapOptions): Promise<CoapServer> {
  const socket = createSocket(options.host.includes(':') ? 'udp6' : 'udp4');
  const door = new CoapSocket(socket, options);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === 'EADDRINUSE'
          ? `port ${options.port} is taken: choose another with VIGIE_COAP_PORT`
          : error.message;
      reject(new Error(`CoAP on ${options.host}: ${taken}`));
    });
    socket.bind(options.port, options.host, resolve);
  });
  socket.removeAllListeners('error');
  socket.on('error', options.failed);
  return { port: socket.address().port, stop: () => door.stop() };
}

class CoapSocket {
  private readonly socket: Socket;
  private readonly options: CoapOptions;
  private readonly exchanges: CoapExchanges;
  private readonly blocks: CoapBlocks;
  private waiting = 0;
  private lastId = 0;

  constructor(socket: Socket, options: CoapOptions) {
    this.socket = socket;
    this.options = options;
    this.exchanges = new CoapExchanges(options.parts.clock);
    this.blocks = new CoapBlocks(options.parts.clock, options.bodyLimit ?? BODY_LIMIT);
    socket.on('message', (datagram, from) => void this.hear(datagram, from).catch(options.failed));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  private async hear(datagram: Buffer, from: RemoteInfo): Promise<void> {
    const packet = packetOf(datagram);
    // neither acknowledgements nor resets ask for anything
    if (packet === undefined || packet.ack || packet.reset) return;
    if (packet.code !== '0.00') await this.takeRequest(packet, from);
    else if (packet.confirmable) this.send(generate({ code: '0.00', reset: true, messageId: packet.messageId }), from);
  }

  private async takeRequest(packet: ParsedPacket, from: RemoteInfo): Promise<void> {
    const sender = `${from.address}:${from.port}`;
    const key = `${sender}/${packet.messageId}`;
    if (this.waiting >= MOST_WAITING) return;
    const { fresh, answer } = this.exchanges.open(key);
    if (answer !== undefined) this.send(answer, from);
    if (!fresh) return;
    this.waiting++;
    let given: CoapAnswer & { block?: Buffer } = { code: '5.00', words: '' };
    try {
      given = await this.answerTo(packet, sender);
    } finally {
      this.waiting--;
      // what was not taken must be tried again when the same message comes again
      if (given.code.startsWith('5.')) this.exchanges.forget(key);
    }
    const bytes = this.written(packet, given);
    this.exchanges.answered(key, bytes);
    this.send(bytes, from);
  }

  private async answerTo(packet: ParsedPacket, sender: string): Promise<CoapAnswer & { block?: Buffer }> {
    if (!CARRYING.has(packet.code)) return { code: '4.05', words: 'POST or PUT' };
    const request = coapRequest(packet);
    if (request === undefined) return { code: '4.02', words: 'bad option' };
    const { block } = request;
    if (block === undefined) return takeCoap(this.options.parts, request, request.payload);
    const step = this.blocks.take(`${sender}/${request.path.join('/')}`, block, request.payload);
    if ('body' in step) return { ...(await takeCoap(this.options.parts, request, step.body)), block: block.option };
    return { ...blockAnswer(step.step), block: block.option };
  }

  private written({ confirmable, messageId, token }: ParsedPacket, answer: CoapAnswer & { block?: Buffer }): Buffer {
    const options: Option[] = [];
    if (answer.maxAge !== undefined) options.push({ name: 'Max-Age', value: Buffer.from([answer.maxAge]) });
    if (answer.block !== undefined) options.push({ name: 'Block1', value: answer.block });
    this.lastId = (this.lastId + 1) & 0xffff;
    return generate({
      code: answer.code,
      ack: confirmable,
      confirmable: false,
      messageId: confirmable ? messageId : this.lastId,
      token,
      options,
      payload: Buffer.from(answer.words),
    });
  }

  private send(bytes: Uint8Array, to: RemoteInfo): void {
    this.socket.send(bytes, to.port, to.address);
  }
}

function blockAnswer(step: 'continue' | 'incomplete' | 'too-large'): CoapAnswer {
  if (step === 'continue') return { code: '2.31', words: '' };
  return step === 'incomplete' ? { code: '4.08', words: 'incomplete' } : { code: '4.13', words: 'body-too-large' };
}

/** A datagram that is no CoAP is nobody's message. */
function packetOf(datagram: Buffer): ParsedPacket | undefined {
  try {
    return parse(datagram);
  } catch {
    return undefined;
  }
}
