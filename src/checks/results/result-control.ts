import type { ControlTag, LabelConfig, ObjectTag } from '../../label-config/model.ts';
import { compileValueChecks } from './compile-value-checks.ts';
import type { ValueCheck } from './value-check.ts';

/** A tag of the label config whose name can stand in `from_name`. */
export interface ResultControl extends ControlTag {
  /** The `type` of its results; undefined when any is right. */
  resultType: string | undefined;
  /** The objects that it works on, each with the checks of the values that it then writes. */
  targets: ReadonlyMap<ObjectTag, readonly ValueCheck[]>;
}

/** Types of results that are not the name of the control tag in lower case. */
const otherTypes = new Map<string, string | undefined>([
  ['Chat', 'chatmessage'],
  ['CustomInterface', undefined],
]);

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
  const objects = config.objects.filter(({ name }) => control.toName.includes(name));
  return {
    ...control,
    resultType: otherTypes.has(type) ? otherTypes.get(type) : type.toLowerCase(),
    targets: new Map(objects.map((object) => [object, compileValueChecks(control, object, config)])),
  };
}

function asControl(object: ObjectTag): ControlTag {
  return { ...object, toName: [object.name], labels: new Map(), dynamicLabels: true };
}
