import type { Batch } from '../tasks/batch.ts';
import { type AutoHints, planControls, planObjects } from './plan.ts';
import { sampleTasks } from './sample.ts';
import { printConfigXml } from './write.ts';

/**
 * Writes a label config for the tasks of an input (`--label-config auto`): an object tag for each data key that every task has and a tag can
 * show, and control tags for the labels that are there. Undefined when no data key can be shown.
 */
export function writeAutoConfig(batches: Iterable<Batch>, hints: AutoHints): string | undefined {
  const sample = sampleTasks(batches);
  const objects = planObjects(sample, hints);
  return objects.length > 0 ? printConfigXml(objects, planControls(sample, objects, hints)) : undefined;
}
