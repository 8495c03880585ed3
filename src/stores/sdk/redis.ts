// Bundled apart (build.js), and loaded for inputs in Redis only.
export { Redis } from 'ioredis';
