import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, LabelConfig, ObjectTag } from '../../label-config/model.ts';
import type { ValueKind } from '../../label-config/tag-rule.ts';
import { questionTags, valueKind } from '../../label-config/tags.ts';
import { checkChoices, checkTaxonomy } from './check-choices.ts';
import { checkDateTime } from './check-date-time.ts';
import { checkFrameRate } from './check-frame-rate.ts';
import { checkHtmlSpan } from './check-html-span.ts';
import { checkKeyFrames } from './check-key-frames.ts';
import { checkLabels, checkVideoLabels } from './check-labels.ts';
import { checkBitmask, checkBitmaskSize } from './check-mask.ts';
import { checkOptionalMember } from './check-optional-member.ts';
import { checkParagraphSpan } from './check-paragraph-span.ts';
import { checkRanker } from './check-ranker.ts';
import { checkRating } from './check-rating.ts';
import { checkSchema } from './check-schema.ts';
import { checkSeriesSpan } from './check-series-span.ts';
import { checkShapeOfLabels } from './check-shape-of-labels.ts';
import { checkItemIndex, checkItemOfAnswer, checkShownShape } from './check-shown-shape.ts';
import { checkRanges, checkSpanInSound, checkSpanOrder } from './check-span-order.ts';
import { checkTextSpan } from './check-text-span.ts';
import type { ValueCheck } from './cursor.ts';
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
  if (isAskedOfEachImage(control, object)) checks.push(checkItemOfAnswer(control, object));
  return checks;
}

function isAskedOfEachImage({ tag }: ControlTag, object: ObjectTag): boolean {
  const isTrue = (name: string) => attributeOf(tag, name)?.value === 'true';
  return (
    questionTags.has(tag.type) && object.tag.type === 'Image' && isTrue('perItem') && !isTrue('perRegion')
  );
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
      return [
        warnOfFractions(kind, control),
        checkShownShape(kind, control),
        checkItemIndex(control, object),
      ];
    case 'brush':
    case 'vector':
      return [checkShownShape(kind, control), checkItemIndex(control, object)];
    case 'bitmask':
      return [checkBitmask(control), checkBitmaskSize(control), checkItemIndex(control, object)];
    case 'text-span':
      return [checkTextSpan(control, object)];
    case 'time-span':
      if (object.tag.type === 'Video') return [checkSpanOrder(control)];
      return [
        checkSpanOrder(control),
        checkSpanInSound(control),
        checkOptionalMember('channel', 'number', control),
      ];
    case 'time-series-span':
      return [
        checkSpanOrder(control),
        checkOptionalMember('instant', 'boolean', control),
        checkSeriesSpan(control, object),
      ];
    case 'hypertext-span':
      return [checkHtmlSpan(control, object)];
    case 'date-time':
      return [checkDateTime(control)];
    case 'ranker':
      return [checkRanker(control, object)];
    case 'paragraph-span':
      return [checkParagraphSpan(control, object)];
    case 'timeline':
      return [checkRanges(control)];
    case 'video-rectangle':
      return [...checkVideoLabels(object, config), checkKeyFrames(control, object), checkFrameRate(object)];
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
