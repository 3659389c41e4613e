import { MqttSubscriber, subscribesOutside } from '#connect/mqtt-client.ts';
import type { Flow } from './flow.ts';

/** Subscribes to the outside brokers that connectors name; follows changes of the registry. Gives what stops them. */
export function startSubscribers(flow: Flow): () => Promise<void> {
  const running = new Map<string, MqttSubscriber>();
  const follow = () => {
    const wanted = flow.view.connectors.filter(({ disabled, settings }) => !disabled && subscribesOutside(settings));
    for (const connector of wanted) {
      const { key } = connector.identity;
      if (!running.has(key)) running.set(key, new MqttSubscriber({ connector, parts: flow.intake }));
    }
    for (const [key, subscriber] of running) {
      if (wanted.some((connector) => connector.identity.key === key)) continue;
      running.delete(key);
      void subscriber.stop();
    }
  };
  follow();
  flow.view.onChange(follow);
  return async () => {
    await Promise.all([...running.values()].map((subscriber) => subscriber.stop()));
  };
}
