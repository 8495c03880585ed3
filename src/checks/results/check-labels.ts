import labelListSchema from '../../../schemas/values/label-list.schema.json' with { type: 'json' };
import type { JsonObject } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { compileSchema } from './compile-schema.ts';
import { labelNames } from './label-names.ts';
import { listNames } from './list-names.ts';
import { reportSchemaError } from './report-schema-error.ts';
import { regionPath, type Spot } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Checks the list of labels of a region, which has the name of the control tag in lower case: it must be
 * there (when `required`), hold texts, and only labels that the control tag knows.
 */
export function checkLabels(control: ControlTag, required: boolean): ValueCheck {
  const { tag } = control;
  const ownKey = tag.type.toLowerCase();
  const names = labelNames(control);
  const several = attributeOf(tag, 'choice')?.value === 'multiple';

  return (value, region, spot) => {
    const key = value[ownKey] === undefined ? otherLabelKey(region) : ownKey;
    const list = value[key];
    if (list === undefined) {
      if (required) reportMissing(value, spot);
      return true;
    }
    if (list === null && !required) return true;
    const validate = compileSchema(labelListSchema);
    if (validate(list)) checkNames(list as string[], key, spot);
    else {
      const path = regionPath(spot, `/value/${key}`);
      reportSchemaError(validate, spot, { what: 'The value', path, within: `/${key}`, tag });
    }
    return true;
  };

  /**
   * Names of the list that some Label Studio writes instead; `videovectorlabels` from a Labels tag beside a
   * shape tag.
   */
  function otherLabelKey(region: JsonObject): string {
    if (ownKey === 'labels') return String(region.type);
    if (ownKey === 'hypertextlabels') return 'htmllabels';
    return ownKey === 'videovectorlabels' ? 'labels' : ownKey;
  }

  function reportMissing(value: JsonObject, spot: Spot): void {
    const args = { name: 'The value', key: ownKey, found: listNames(Object.keys(value)) };
    spot.report({
      code: 'result-missing-key',
      args,
      path: regionPath(spot, `/value/${ownKey}`),
      tag: tag.ref,
    });
  }

  function checkNames(labels: readonly string[], key: string, spot: Spot): void {
    for (let i = 0; i < labels.length; i++) {
      if (!names.has(labels[i]!)) names.reportUnknown(labels[i]!, `/value/${key}/${i}`, spot);
    }
    if (labels.length > 1 && !several) {
      const args = { count: labels.length, control: control.name };
      spot.report({ code: 'too-many-labels', args, path: regionPath(spot, `/value/${key}`), tag: tag.ref });
    }
  }
}
