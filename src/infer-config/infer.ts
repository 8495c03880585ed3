import type { Batch } from '../tasks/batch.ts';
import type { AutoHints } from './hints.ts';
import { noteHidden, noteLabels, noteUnnamable } from './note-hidden.ts';
import { noteMessages, refuseMessages } from './note-messages.ts';
import { planControls } from './plan-controls.ts';
import { planObjects } from './plan-objects.ts';
import { planRates } from './plan-rates.ts';
import { refuseClasses, refuseResults } from './refuse.ts';
import { sampleTasks } from './sample.ts';
import { printConfigXml } from './write.ts';

/**
 * Writes a label config for the tasks of an input (`--label-config auto`): an object tag for each data key that every task has and a tag can
 * show, and control tags for the labels that are there. Undefined when no data key can be shown.
 * @throws UserError when the results ask for what no label config can have.
 */
export function writeAutoConfig(batches: Iterable<Batch>, hints: AutoHints): string | undefined {
  const sample = sampleTasks(batches, hints.root, new Set(hints.choicesColumns?.map(({ key }) => key)));
  if (sample.tasks === 0) return undefined;
  refuseClasses(hints.classes, hints.source);
  refuseResults(sample, hints.source);
  noteUnnamable(sample, hints);
  const objects = planObjects(sample, hints);
  if (objects.length === 0) {
    refuseMessages(sample, hints);
    return undefined;
  }
  noteMessages(sample, hints);
  noteHidden(objects, sample, hints);
  noteLabels(objects, sample, hints);
  planRates(objects, sample, hints);
  return printConfigXml(objects, planControls(sample, objects, hints), [...sample.relations]);
}
