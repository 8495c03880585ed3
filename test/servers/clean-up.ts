import { afterAll } from 'vitest';
import { removeFolders } from './make-folder.ts';
import { stopServers } from './run/processes.ts';

// A test file may stop a server that it no longer needs; here those are stopped that are left, also when a test failed.
afterAll(async () => {
  await stopServers();
  removeFolders();
});

// When Vitest itself is killed, its workers go on. This one then ends, and with it its servers (run/while-wanted.sh).
process.once('disconnect', () => process.kill(process.pid));
