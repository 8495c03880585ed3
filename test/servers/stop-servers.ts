import { afterAll } from 'vitest';
import { killServers, stopServers } from './run/server.ts';

// A test file stops its servers when it no longer needs them; this stops those that a failed test left running.
afterAll(stopServers);
process.once('exit', killServers);
