import { isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, LabelConfig, Tag } from '../../label-config/model.ts';
import { append } from '../../lists.ts';
import { isUnplaced } from './check-region-places.ts';
import { type ResultCursor, reportNotShown } from './cursor.ts';
import { regionId } from './region-ids.ts';
import { compileSelection, type IsSelected } from './selected-choices.ts';

/** Control tags that take `visibleWhen` themselves; the others are hidden by a View around them. */
const withCondition = new Set(['Choices', 'Taxonomy', 'TextArea']);

/** What has to be so for the results of a control tag to be kept. */
interface Condition {
  isUnselected: boolean;
  /** False for conditions that hide fields and keep what is drawn. */
  holdsForShapes: boolean;
  isSelected: IsSelected;
  problem: string;
}

interface Conditions {
  control: ControlTag;
  conditions: Condition[];
  /** `whenLabelValue` of a tag with `perRegion`. */
  label: string | undefined;
}

/**
 * Prepares the check of what depends on other results: the editor of Label Studio 1.x hides the answers of control tags whose
 * `visibleWhen` is not met, and of regions whose label is not `whenLabelValue`, and leaves them out when it saves.
 */
export function compileVisibleCheck(
  config: LabelConfig | undefined,
): (result: readonly Json[], cursor: ResultCursor) => void {
  const byName = new Map<string, Conditions>();
  for (const control of config?.controls ?? []) {
    // Which of several tags of one name is meant is not known.
    const isOne = config!.controls.filter(({ name }) => name === control.name).length === 1;
    if (!isOne || control.repeater) continue;
    const found = conditionsOf(control, config!);
    if (found.conditions.length > 0 || found.label !== undefined) byName.set(control.name, found);
  }
  return (result, cursor) => {
    if (byName.size === 0) return;
    for (const [i, region] of result.entries()) {
      const found = isObject(region) ? byName.get(region.from_name as string) : undefined;
      if (!found || (region as JsonObject).type === 'relation') continue;
      const problem = whyHidden(found, region as JsonObject, result);
      if (problem === undefined) continue;
      cursor.region = i;
      reportNotShown(cursor, problem, '', found.control);
    }
  };
}

function conditionsOf(control: ControlTag, config: LabelConfig): Conditions {
  const { tag } = control;
  const isPerRegion = attributeOf(tag, 'perRegion')?.value === 'true';
  const conditions: Condition[] = [];
  if (withCondition.has(tag.type)) append(conditions, conditionOf(tag, config));
  // Answers about regions are kept whatever is around their tag.
  for (let at = tag.parent; at && !isPerRegion; at = at.parent) {
    if (at.type === 'View') append(conditions, conditionOf(at, config));
  }
  const label = isPerRegion ? attributeOf(tag, 'whenLabelValue')?.value : undefined;
  return { control, conditions, label: label || undefined };
}

/** The condition of a tag, when it has one that depends on choices. */
function conditionOf(tag: Tag, config: LabelConfig): Condition[] {
  const when = attributeOf(tag, 'visibleWhen')?.value;
  if (when !== 'choice-selected' && when !== 'choice-unselected') return [];
  const isUnselected = when === 'choice-unselected';
  const name = attributeOf(tag, 'whenTagName')?.value || undefined;
  const isView = tag.type === 'View';
  // Such a View is also hidden by what is chosen inside it.
  if (isView && isUnselected && !name) return [];
  // Without a tag's name a View takes any choice.
  const values = isView && !name ? undefined : attributeOf(tag, 'whenChoiceValue')?.value || undefined;
  const isSelected = compileSelection(name, values?.split(','), config);
  if (!isSelected) return [];
  const what = `${values === undefined ? 'a choice' : quote(values)}${name ? ` of ${quote(name)}` : ''}`;
  const problem = isUnselected
    ? `it is hidden when ${what} is chosen (visibleWhen="${when}")`
    : `it is hidden until ${what} is chosen (visibleWhen="${when}")`;
  return [{ isUnselected, holdsForShapes: !(isView && isUnselected), isSelected, problem }];
}

function whyHidden(
  { control, conditions, label }: Conditions,
  region: JsonObject,
  result: readonly Json[],
): string | undefined {
  for (const { isUnselected, holdsForShapes, isSelected, problem } of conditions) {
    if (!holdsForShapes && !isUnplaced(region)) continue;
    if (isSelected(region, result) === isUnselected) return problem;
  }
  if (label === undefined || hasLabel(label, region, result)) return undefined;
  return `${quote(control.name)} is only about regions with the label ${quote(label)} (whenLabelValue)`;
}

/** Whether the region of an answer has the label, or one of several with commas between; true also when it has no region at all. */
function hasLabel(label: string, answer: JsonObject, result: readonly Json[]): boolean {
  const id = regionId(answer);
  if (id === undefined) return true;
  const own = result.filter(
    (region) =>
      isObject(region) && region.type !== 'relation' && showValue(regionId(region)) === showValue(id),
  ) as JsonObject[];
  if (own.every(isUnplaced)) return true;
  const wanted = new Set([label, ...label.split(',')]);
  return own.some(({ type, value }) => {
    const labels = isObject(value) && typeof type === 'string' && /labels$/.test(type) ? value[type] : [];
    return Array.isArray(labels) && labels.some((item) => wanted.has(item as string));
  });
}
