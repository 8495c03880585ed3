#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// An import keeps little and drops much: a heap that may only grow in small steps stays a sixth smaller, in the same time.
setFlagsFromString('--heap-growing-percent=50');
// push waits for the server most of the time, so that what is garbage at once may be collected more often: a sixth less again.
if (process.argv[2] === 'push') setFlagsFromString('--semi-space-growth-factor=1');

try {
  const { run } = await import('../dist/main.js');
  await run(process);
} catch (error) {
  // 1 would be the code of refused data.
  process.exitCode = error.syscall ? 3 : 70;
  process.stderr.write(
    error.syscall
      ? `error: Cannot read a file of lsimport itself: ${error.message}.\nhelp: Allow more open files (ulimit -n 256), or install lsimport again.\n`
      : `error: This is a bug in lsimport. Please report it with these lines:\n${error.stack}\n`,
  );
}
