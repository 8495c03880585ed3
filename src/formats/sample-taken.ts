import type { FilePicker } from './format.ts';
import { type InputSample, sampleFolder } from './input-sample.ts';

/** What is in a folder, without what is excluded. */
export function sampleTaken({ path }: { path: string }, files: FilePicker | undefined): InputSample {
  const picked = files?.below(path);
  return sampleFolder(path, (below) => !picked?.isExcluded(below));
}
