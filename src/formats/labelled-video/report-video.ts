import { statSync } from 'node:fs';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { whyNoFile } from '../../media/not-a-file.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';

/** Reports a video that is not there, is empty or is no file. `toMake`: the command that makes one that is missing, where there is one. */
export function reportVideo(
  input: Input,
  { path, exists }: { path: string; exists: boolean },
  report: (finding: Finding, place: Place) => void,
  place: Place,
  toMake?: string,
): void {
  const video = quote(showPath(input, path));
  if (!exists) {
    const frames = toMake === undefined ? '' : ` To make it from the frames: ${toMake}`;
    report({ code: 'video-missing', args: { video, frames } }, place);
    return;
  }
  const problem = whyNoFile(path) ?? (isEmpty(path) ? 'is empty' : undefined);
  if (problem !== undefined) report({ code: 'media-damaged', args: { file: video, problem } }, place);
}

function isEmpty(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0;
}
