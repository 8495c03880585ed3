import { attributeOf } from './attribute.ts';
import { collectLabels, hasDynamicLabels } from './labels.ts';
import type { ControlTag, DataSource, LabelConfig, ObjectTag, Tag } from './model.ts';
import { tagRule } from './tags.ts';
import { parseDataSource } from './variables.ts';

interface Placed {
  tag: Tag;
  name: string;
  repeater: Tag | undefined;
}

/** Finds the object tags and control tags among the tags of a label config. */
export function buildConfig(file: string, text: string, root: Tag): LabelConfig {
  const tags: Tag[] = [];
  const objects: ObjectTag[] = [];
  const placedControls: Placed[] = [];
  visit(root, undefined);
  const objectNames = objects.map(({ name }) => name);
  const controls = placedControls.map((placed) => toControl(placed, objectNames));
  return { file, text, root, tags, objects, controls };

  function visit(tag: Tag, repeater: Tag | undefined): void {
    tags.push(tag);
    const name = attributeOf(tag, 'name')?.value;
    if (name) {
      if (isObject(tag)) objects.push({ tag, name, source: dataSource(tag), repeater });
      if (isControl(tag)) placedControls.push({ tag, name, repeater });
    }
    const around = tag.type === 'Repeater' ? tag : repeater;
    for (const child of tag.children) visit(child, around);
  }
}

/** Tags that nobody knows count as objects, so that a misspelt tag is not reported again wherever its name is used. */
function isObject(tag: Tag): boolean {
  const rule = tagRule(tag.type);
  if (rule?.labelsItself) return true;
  return !attributeOf(tag, 'toName') && (rule === undefined || rule.kind === 'object');
}

/** Whatever has a `toName` is a control, but for `Filter`, which only narrows the labels of another control. */
function isControl(tag: Tag): boolean {
  const rule = tagRule(tag.type);
  if (rule?.kind === 'control' || rule?.labelsItself) return true;
  return tag.type !== 'Filter' && attributeOf(tag, 'toName') !== undefined;
}

function toControl({ tag, name, repeater }: Placed, objectNames: string[]): ControlTag {
  const rule = tagRule(tag.type);
  const toName = attributeOf(tag, 'toName')?.value.split(',');
  const source = rule?.labelsItself ? undefined : dataSource(tag);
  const labels = collectLabels(tag);
  return {
    tag,
    name,
    toName: toName ?? (rule?.labelsItself ? [name] : objectNames),
    labels,
    dynamicLabels: hasDynamicLabels(tag, source, labels),
    source: source?.kind === 'constant' ? undefined : source,
    repeater,
  };
}

function dataSource(tag: Tag): DataSource | undefined {
  const attribute = attributeOf(tag, 'value') ?? attributeOf(tag, 'valueList');
  return attribute && parseDataSource(attribute);
}
