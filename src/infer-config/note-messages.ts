import { EXIT, UserError } from '../errors.ts';
import { commands, forFile } from '../formats/other-tools/commands.ts';
import type { AutoHints } from './hints.ts';
import type { KeySample, Sample } from './sample.ts';

/** Where Gemini and Vertex AI have the messages of a chat. */
const CONTENTS = 'contents';
const what = `"${CONTENTS}" has messages as Gemini writes them`;

/** Whether a data key has messages of Gemini, in all tasks that have it. */
export function hasMessages(key: string, { withParts, count }: KeySample): boolean {
  return key === CONTENTS && withParts === count;
}

/** Says how to have messages shown whose texts are in parts, as Gemini has them. */
export function noteMessages(sample: Sample, hints: AutoHints): void {
  const way = wayFor(sample, hints);
  if (way !== undefined) hints.note(`${what}, which the label config does not show. ${way}`);
}

/** The same where there is nothing else to show. */
export function refuseMessages(sample: Sample, hints: AutoHints): void {
  const way = wayFor(sample, hints);
  if (way === undefined) return;
  const problem = `Cannot write a label config from ${hints.source}: ${what}, which no tag shows.`;
  throw new UserError(EXIT.refused, problem, way);
}

function wayFor({ keys, inData }: Sample, { dataTags, jsonFile }: AutoHints): string | undefined {
  const found = keys.get(CONTENTS);
  if (!found || !hasMessages(CONTENTS, found) || dataTags.length > 0 || inData > 0) return undefined;
  return `To have them shown: ${forFile(commands.geminiMessages.run, jsonFile() ?? 'FILE')}`;
}
