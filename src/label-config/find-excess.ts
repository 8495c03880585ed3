import { attributeOf } from './attribute.ts';
import type { DataSource, LabelConfig, Tag } from './model.ts';
import { parseDataSource } from './variables.ts';

/**
 * Far above any real label config. For each of these something is compiled, and for each pair of a control tag and an object tag that it
 * works on.
 */
const most = { tags: 2000, pairs: 10_000, variables: 2000, steps: 50 };

/** What a label config has too much of to be checked in a second or two, as the end of a sentence, and the tag where it is. */
export function findExcess({
  objects,
  controls,
  tags,
}: LabelConfig): { problem: string; tag: Tag } | undefined {
  let pairs = 0;
  let variables = 0;
  const excessOf = (source: DataSource | undefined): string | undefined => {
    for (const { steps } of source?.variables ?? []) {
      if (steps.length > most.steps)
        return `a path into the data has ${steps.length} steps, more than ${most.steps}`;
      if (++variables > most.variables) return `it has more than ${most.variables} variables`;
    }
    return undefined;
  };
  for (const [i, { tag, source }] of [...objects, ...controls].entries()) {
    if (i >= most.tags) return { problem: `it has more than ${most.tags} object tags and control tags`, tag };
    const problem = excessOf(source);
    if (problem !== undefined) return { problem, tag };
  }
  for (const { tag, toName } of controls) {
    pairs += toName.length;
    if (pairs > most.pairs) {
      const problem = `its control tags work on more than ${most.pairs} object tags, counted for each control tag`;
      return { problem, tag };
    }
  }
  for (const tag of tags) {
    const on = tag.type === 'Repeater' ? attributeOf(tag, 'on') : undefined;
    const problem = on && excessOf(parseDataSource(on));
    if (problem !== undefined) return { problem, tag };
  }
  return undefined;
}
