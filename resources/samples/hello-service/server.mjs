import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const defaults = { host: '127.0.0.1', port: 8080, greeting: 'Hello' };

/** Settings come from the config artifact; without the file the service starts with its defaults. */
async function readSettings(path) {
  try {
    return { ...defaults, ...JSON.parse(await readFile(path, 'utf8')) };
  } catch (error) {
    if (error.code === 'ENOENT') return defaults;
    throw error;
  }
}

const settings = await readSettings(process.env.SETTINGS_FILE ?? 'settings.json');
const startedAt = Date.now();

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const send = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(body)}\n`);
  };
  if (pathname === '/health') send(200, { status: 'ok', uptimeSeconds: (Date.now() - startedAt) / 1000 });
  else if (pathname === '/hello')
    send(200, { message: `${settings.greeting}, ${searchParams.get('name') ?? 'world'}!` });
  else send(404, { error: 'Try /hello?name=you or /health.' });
});

server.listen(settings.port, settings.host, () => {
  console.log(`Listening on http://${settings.host}:${settings.port}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  // Requests that are under way are answered before the process ends.
  process.on(signal, () => server.close(() => process.exit(0)));
}
