import type { ControlTag, LabelConfig, ObjectTag } from '../../label-config/model.ts';
import { tagRule } from '../../label-config/tags.ts';
import { compileValueChecks } from './compile-value-checks.ts';
import type { ValueCheck } from './cursor.ts';

/** A tag of the label config whose name can stand in `from_name`. */
export interface ResultControl extends ControlTag {
  /** The `type` of its results; undefined when any is right. */
  resultType: string | undefined;
  /** The objects that it works on, each with the checks of the values that it then writes. */
  targets: ReadonlyMap<ObjectTag, readonly ValueCheck[]>;
}

/**
 * All tags whose name can stand in `from_name`: the control tags, and a CustomInterface, whose results are
 * its own affair.
 */
export function resultControls(config: LabelConfig): ResultControl[] {
  const interfaces = config.objects.filter(({ tag }) => tag.type === 'CustomInterface').map(asControl);
  return [...config.controls, ...interfaces].map((control) => toResultControl(control, config));
}

function toResultControl(control: ControlTag, config: LabelConfig): ResultControl {
  const { type } = control.tag;
  const resultType = tagRule(type)?.resultType ?? type.toLowerCase();
  const objects = config.objects.filter(({ name }) => control.toName.includes(name));
  return {
    ...control,
    resultType: resultType === 'any' ? undefined : resultType,
    targets: new Map(objects.map((object) => [object, compileValueChecks(control, object, config)])),
  };
}

function asControl(object: ObjectTag): ControlTag {
  return { ...object, toName: [object.name], labels: new Map(), dynamicLabels: true };
}
