import { attributeOf } from './attribute.ts';
import type { DataSource, Tag } from './model.ts';
import { tagRule } from './tags.ts';

/** The labels of a control: each alias, else value, with its tag. The first of two equal ones counts. */
export function collectLabels(control: Tag): Map<string, Tag> {
  const labels = new Map<string, Tag>();
  for (const tag of labelTags(control)) {
    const stored = attributeOf(tag, 'alias')?.value || attributeOf(tag, 'value')?.value;
    if (stored !== undefined && !labels.has(stored)) labels.set(stored, tag);
  }
  return labels;
}

/** The `Label` and `Choice` tags at any depth below a control, but not those of another control inside it. */
export function* labelTags(control: Tag): Generator<Tag> {
  for (const child of control.children) {
    const kind = tagRule(child.type)?.kind;
    if (kind === 'label') yield child;
    if (kind !== 'control') yield* labelTags(child);
  }
}

/** A variable or a Repeater's index in a label, so that it reads differently in each task. */
const changingLabel = /\$[\w[{.]|\{\{/;

/** True when labels come from the task's data or from a server. */
export function hasDynamicLabels(
  control: Tag,
  source: DataSource | undefined,
  labels: ReadonlyMap<string, Tag>,
): boolean {
  if (source !== undefined && source.kind !== 'constant') return true;
  if (attributeOf(control, 'apiUrl')) return true;
  for (const label of labels.keys()) if (changingLabel.test(label)) return true;
  return false;
}
