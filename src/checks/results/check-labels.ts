import { type JsonObject, showValue } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, LabelConfig, ObjectTag } from '../../label-config/model.ts';
import { compileSchema } from '../ajv.ts';
import { reportSchemaError } from './check-schema.ts';
import { type ResultCursor, regionPath, type ValueCheck } from './cursor.ts';
import { labelNames } from './label-names.ts';
import { listNames } from './list-names.ts';

/**
 * Checks the list of labels of a region, which has the name of the control tag in lower case: it must be
 * there (when `required`), hold texts, and only labels that the control tag knows.
 */
export function checkLabels(control: ControlTag, required: boolean): ValueCheck {
  const { tag } = control;
  const ownKey = tag.type.toLowerCase();
  const names = labelNames(control);
  const several = attributeOf(tag, 'choice')?.value === 'multiple';

  return (value, region, cursor) => {
    const key = value[ownKey] === undefined ? otherLabelKey(region) : ownKey;
    const list = value[key];
    if (list === undefined) {
      if (required) reportMissing(value, region, cursor);
      return true;
    }
    if (list === null && !required) return true;
    const validate = compileSchema('values/label-list');
    if (validate(list)) checkNames(list as string[], key, cursor);
    else {
      const path = regionPath(cursor, `/value/${key}`);
      reportSchemaError(validate, cursor, { what: 'The value', path, within: `/${key}`, tag });
    }
    return true;
  };

  /**
   * Names of the list that some Label Studio writes instead; `videovectorlabels` from a Labels tag beside a
   * shape tag.
   */
  function otherLabelKey(region: JsonObject): string {
    if (ownKey === 'labels') return showValue(region.type);
    if (ownKey === 'hypertextlabels') return 'htmllabels';
    return ownKey === 'videovectorlabels' ? 'labels' : ownKey;
  }

  /**
   * People may draw a region and give it no label: the editor writes where such a region comes from, and shows it. JSON-MIN and CSV exports
   * leave that out, and show by the times of the annotation that it was made in Label Studio.
   */
  function reportMissing(value: JsonObject, region: JsonObject, cursor: ResultCursor): void {
    const isDrawn = typeof region.origin === 'string' || cursor.isSaved;
    if (isDrawn && !Object.keys(value).some((key) => key.endsWith('labels'))) {
      const path = regionPath(cursor, `/value/${ownKey}`);
      cursor.report({ code: 'region-without-label', args: { key: ownKey }, path, tag: tag.ref });
      return;
    }
    const args = { name: 'The value', key: ownKey, found: listNames(Object.keys(value)) };
    cursor.report({
      code: 'result-missing-key',
      args,
      path: regionPath(cursor, `/value/${ownKey}`),
      tag: tag.ref,
    });
  }

  function checkNames(labels: readonly string[], key: string, cursor: ResultCursor): void {
    for (let i = 0; i < labels.length; i++) {
      if (!names.has(labels[i]!)) names.reportUnknown(labels[i]!, `/value/${key}/${i}`, cursor);
    }
    if (labels.length > 1 && !several) {
      const args = { count: labels.length, control: control.name };
      cursor.report({
        code: 'too-many-labels',
        args,
        path: regionPath(cursor, `/value/${key}`),
        tag: tag.ref,
      });
    }
  }
}

/**
 * Checks the `labels` of a VideoRectangle region, which come from the Labels tags of the same video. A region
 * need not have any, and without such a tag nothing is known about them.
 */
export function checkVideoLabels(object: ObjectTag, config: LabelConfig): ValueCheck[] {
  const [first, ...others] = config.controls.filter(
    ({ tag, toName }) => tag.type === 'Labels' && toName.includes(object.name),
  );
  return first ? [checkLabels(others.reduce(join, first), false)] : [];
}

function join(a: ControlTag, b: ControlTag): ControlTag {
  return {
    ...a,
    labels: new Map([...a.labels, ...b.labels]),
    dynamicLabels: a.dynamicLabels || b.dynamicLabels,
  };
}
