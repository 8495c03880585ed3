import fc from 'fast-check';
import { seed } from './seed.ts';

// Runs before each test file, so that no property draws its inputs by the clock.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
