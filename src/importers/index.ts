import { audioDir } from './audio-dir.ts';
import { imageDir } from './image-dir.ts';
import type { Importer } from './importer.ts';
import { json } from './json.ts';
import { jsonDir } from './json-dir.ts';
import { text } from './text.ts';
import { textDir } from './text-dir.ts';

/** All input formats, in the order of the guide. */
export const importers: readonly Importer[] = [json, jsonDir, text, textDir, imageDir, audioDir];

export function importerNamed(name: string): Importer {
  return importers.find((importer) => importer.name === name)!;
}
