import { afterAll } from 'vitest';
import { removeFolders } from './make-folder.ts';
import { killServers, stopServers } from './run/processes.ts';

// A test file may stop a server that it no longer needs; here those are stopped that are left, also when a test failed.
afterAll(async () => {
  await stopServers();
  removeFolders();
});
process.once('exit', killServers);
