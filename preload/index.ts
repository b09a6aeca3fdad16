/** The whole surface between page and app: frames there and back, and tokens for dropped files. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Offer, PreloadBridge, PreloadMessage, PreloadReply } from '../contract/shell.ts';

const channel = 'hyper';
const waiting = new Map<number, (offers: Offer[]) => void>();
let receive: Parameters<PreloadBridge['onMessage']>[0] = () => undefined;
let lastId = 0;

const send = (message: PreloadMessage): void => ipcRenderer.send(channel, message);

ipcRenderer.on(channel, (_event, reply: PreloadReply) => {
  if (reply.kind === 'rpc') return receive(reply.data);
  waiting.get(reply.id)?.(reply.offers);
  waiting.delete(reply.id);
});

/** Paths of dropped files are read here and go straight to the app: the page can neither see nor choose one. */
function pathsOf(files: File[]): string[] | undefined {
  try {
    const paths = files.map((file) => webUtils.getPathForFile(file));
    return paths.includes('') ? undefined : paths;
  } catch {
    return undefined;
  }
}

const bridge = {
  send: (data) => send({ kind: 'rpc', data }),
  onMessage(listener) {
    receive = listener;
  },
  async offerFiles(files: File[]) {
    const paths = pathsOf(files);
    if (paths === undefined) return undefined;
    const id = ++lastId;
    return new Promise<Offer[]>((resolve) => {
      waiting.set(id, resolve);
      send({ kind: 'offer', id, paths });
    });
  },
} satisfies PreloadBridge;
contextBridge.exposeInMainWorld('hyper', bridge);
