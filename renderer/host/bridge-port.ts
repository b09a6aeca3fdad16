import type { PreloadBridge } from '../../contract/shell.ts';

/** The preload's one channel in the shape of a message port, for oRPC's message-port link. It never closes: window death ends it. */
export function bridgePort(bridge: PreloadBridge): Pick<MessagePort, 'postMessage' | 'addEventListener'> {
  const target = new EventTarget();
  bridge.onMessage((data) => target.dispatchEvent(new MessageEvent('message', { data })));
  return {
    postMessage(data: unknown) {
      if (isMessage(data)) bridge.send(data);
    },
    addEventListener(type: string, listener: EventListenerOrEventListenerObject) {
      target.addEventListener(type, listener);
    },
  };
}

function isMessage(data: unknown): data is string | ArrayBuffer | Uint8Array {
  return typeof data === 'string' || data instanceof ArrayBuffer || data instanceof Uint8Array;
}
