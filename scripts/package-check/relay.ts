/**
 * Runs the packaged program itself, so that a lost executable bit or a broken archive is met, and carries the launcher's messages to it:
 * the launcher can only start Node files.
 */
import { spawn } from 'node:child_process';

const child = spawn(process.env.PACKAGED_PROGRAM ?? '', process.argv.slice(2), {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
child.on('message', (message) => process.send?.(message));
process.on('message', (message) => typeof message === 'object' && message !== null && child.send(message));
process.on('disconnect', () => child.disconnect());
child.on('error', (error) => {
  console.error(error.message);
  process.exit(70);
});
child.on('exit', (code, signal) => {
  console.error(`the program ended: ${code ?? signal}`);
  process.exit(code ?? 1);
});
