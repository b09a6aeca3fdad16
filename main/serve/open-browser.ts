import { spawn } from 'node:child_process';

/** Show a URL in the person's browser, as far as the system can; the URL is printed anyway. Never throws. */
export function openBrowser(url: string): void {
  const [program, ...words] = commandFor(process.platform);
  const child = spawn(program, [...words, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function commandFor(platform: NodeJS.Platform): [program: string, ...words: string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` takes its first quoted word for a window title.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}
