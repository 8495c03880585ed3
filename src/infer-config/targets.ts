import { canonicalTag, knownTags, shapeOfTag, tagRule } from '../label-config/tags.ts';
import type { KeySample } from './sample.ts';
import type { ControlSample } from './sample-results.ts';

/** The control tag whose results are of a type; undefined when none are. */
export function controlTagOf(type: string): string | undefined {
  const byType = knownTags.find((tag) => tagRule(tag)!.resultType === type);
  if (byType) return byType;
  const tag = canonicalTag(type);
  return tagRule(tag)?.kind === 'control' ? tag : undefined;
}

/** The object tags that results of a control tag can be about, the likeliest first; undefined where any will do. */
export function objectTagsFor(tag: string, control: ControlSample): readonly string[] | undefined {
  const rule = tagRule(tag);
  if (rule?.labelsItself) return [tag];
  if (rule?.targets) return rule.targets;
  if (shapeOfTag(tag)) return ['Image'];
  if (tag === 'Labels') {
    if (control.onShape) return ['Image'];
    return control.hasFractions ? ['Audio', 'AudioPlus', 'Video'] : ['Text', 'Audio', 'AudioPlus', 'Video'];
  }
  if (typeof rule?.writes === 'object') return Object.keys(rule.writes);
  if (tag === 'VideoRectangle' || tag === 'TimelineLabels') return ['Video'];
  return tag === 'Ranker' ? ['List'] : undefined;
}

/** Object tags for which any text will do. */
const showTexts = ['Text', 'HyperText', 'Image', 'Audio', 'AudioPlus', 'Video', 'Pdf'];

/** The tag of those wanted that can show what a data key holds: that of its own kind, else one that takes such values. */
export function tagAmong(wanted: readonly string[] | undefined, found: KeySample): string | undefined {
  const kind = found.kind === 'empty' ? 'Text' : found.kind;
  if (!wanted || (kind !== undefined && wanted.includes(kind))) return kind;
  return wanted.find((tag) => {
    if (tag === 'Chat') return found.isList && (found.phrases?.nameKey ?? 'role') === 'role';
    return tag === 'List' ? found.isList : found.isText && showTexts.includes(tag);
  });
}
