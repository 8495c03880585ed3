import type { ControlTag, LabelConfig, ObjectTag } from '../../label-config/model.ts';
import { checkChoices } from './check-choices.ts';
import { checkLabels } from './check-labels.ts';
import { checkParagraphSpan } from './check-paragraph-span.ts';
import { checkRanges } from './check-ranges.ts';
import { checkRating } from './check-rating.ts';
import { checkSchema } from './check-schema.ts';
import { checkShapeOfLabels } from './check-shape-of-labels.ts';
import { checkSpanOrder } from './check-span-order.ts';
import { checkTaxonomy } from './check-taxonomy.ts';
import { checkTextSpan } from './check-text-span.ts';
import { checkVideoLabels } from './check-video-labels.ts';
import type { ValueCheck } from './value-check.ts';
import { valueKind } from './value-kind.ts';
import type { ValueKind } from './value-schemas.ts';
import { warnOfFractions } from './warn-of-fractions.ts';

/**
 * The checks for the values that a control tag writes for one object tag, in the order in which they are
 * made.
 */
export function compileValueChecks(
  control: ControlTag,
  object: ObjectTag,
  config: LabelConfig,
): readonly ValueCheck[] {
  const { type } = control.tag;
  const kind = valueKind(type, object.tag.type);
  const checks: ValueCheck[] = [];
  if (type.endsWith('Labels')) checks.push(checkLabels(control, kind !== undefined || type === 'Labels'));
  if (type === 'Labels' && object.tag.type === 'Image') checks.push(checkShapeOfLabels(control));
  if (type === 'Labels' && object.tag.type === 'Video') checks.push(isNoSequence);
  if (kind) checks.push(checkSchema(kind, control.tag), ...checksBesideSchema(kind, control, object, config));
  return checks;
}

/** Labels of a shape in a video repeat its key frames and have no span. */
const isNoSequence: ValueCheck = (value) => value.sequence === undefined;

/** What a JSON Schema cannot say about a value of the kind. */
function checksBesideSchema(
  kind: ValueKind,
  control: ControlTag,
  object: ObjectTag,
  config: LabelConfig,
): ValueCheck[] {
  switch (kind) {
    case 'rectangle':
    case 'ellipse':
    case 'keypoint':
    case 'polygon':
      return [warnOfFractions(kind, control)];
    case 'textSpan':
      return [checkTextSpan(control, object)];
    case 'timeSpan':
    case 'timeSeriesSpan':
      return [checkSpanOrder(control)];
    case 'paragraphSpan':
      return [checkParagraphSpan(control, object)];
    case 'timeline':
      return [checkRanges(control)];
    case 'videoRectangle':
      return checkVideoLabels(object, config);
    case 'choices':
      return [checkChoices(control)];
    case 'taxonomy':
      return [checkTaxonomy(control)];
    case 'rating':
      return [checkRating(control)];
    default:
      return [];
  }
}
