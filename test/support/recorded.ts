import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of something below fixtures/. */
export function fixture(path: string): string {
  return fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
}

/** What Python made of something; fixtures/python/README.md tells how. */
export function recorded<T>(name: string): T {
  return JSON.parse(readFileSync(fixture(`python/${name}`), 'utf8')) as T;
}
