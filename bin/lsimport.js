#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from '../dist/main.js';

// An import keeps little and drops much: a heap that may only grow in small steps stays a sixth smaller, in the same time.
setFlagsFromString('--heap-growing-percent=50');

await run(process);
