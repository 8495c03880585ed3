import type { layouts } from './list-files.ts';

const lines = /\.(?:jsonl|ndjson)$/i;
const list = /\.json$/i;

/** Whether the name of an output says that it holds JSON Lines. */
export function isNamedForLines(output: string | undefined): boolean {
  return output !== undefined && lines.test(output);
}

/** Says that the name of an output tells of JSON Lines where it holds a list, or the other way round: few programs could read it by its name. */
export function noteOtherEnding(
  output: string | undefined,
  holds: keyof typeof layouts,
  note: (text: string) => void,
): void {
  const isList = holds === 'list';
  if (output === undefined || !(isList ? lines : list).test(output)) return;
  const better = output.replace(isList ? lines : list, isList ? '.json' : '.jsonl');
  note(`${output} holds ${isList ? 'a JSON list' : 'JSON Lines'}; programs expect that of ${better}.`);
}
