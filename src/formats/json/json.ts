import { labelOptions } from '../choices-column/label-options.ts';
import type { Importer } from '../format.ts';
import { isCoco, isCocoResults, isJson, isJsonLines } from '../json-head.ts';
import { isSpacyJson } from '../spans/spacy-json.ts';
import { isSquad } from '../spans/squad.ts';
import { noteListInTask } from './list-in-task.ts';
import { readJsonFile } from './read-file.ts';

export const json: Importer = {
  name: 'json',
  summary: 'a JSON file: a list of tasks, or one task object',
  input: 'file',
  extensions: ['.json', '.jsonc'],
  sniff: ({ head }) =>
    isJson(head) &&
    !isJsonLines(head) &&
    !isCoco(head) &&
    !isCocoResults(head) &&
    !isSquad(head) &&
    !isSpacyJson(head)
      ? 'it starts like JSON'
      : undefined,
  inParallel: true,
  spans: true,
  options: labelOptions,
  mediaColumns: true,
  firstId: 0,
  emptyMessage: 'the list is empty',
  read: (input) =>
    readJsonFile(
      input.path,
      input.displayPath,
      input,
      undefined,
      input.isSilent ? undefined : (task) => noteListInTask(task, input.displayPath, input),
    ),
};

/** The same for a file of which it was said that another format reads it: there is no second way to import it. */
export const jsonOfOtherFormat: Importer = {
  ...json,
  isSaidToBeOther: true,
  read: (input) => readJsonFile(input.path, input.displayPath, input),
};
