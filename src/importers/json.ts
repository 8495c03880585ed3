import type { Importer } from './importer.ts';
import { readJsonFile } from './json-file.ts';

export const json: Importer = {
  name: 'json',
  summary: 'a JSON file: a list of tasks, or one task object',
  input: 'file',
  firstId: 0,
  nothing: 'the list is empty',
  read: (input) => readJsonFile(input.path, input.shown, input),
};
