import { keyOf } from '../label-config/data-key.ts';
import type { ControlTag, LabelConfig } from '../label-config/model.ts';
import { tagsThatDraw } from '../label-config/tags.ts';
import { type AnswerFinder, answersToBe, findAnswers } from './answers.ts';
import type { ShapeKind } from './shape.ts';

/** What can be labelled: shapes in images, and spans of a text. */
export type LabelKind = ShapeKind | 'span';

/** A control tag that gives labels, and how its results name things. */
export interface LabelControl {
  from: string;
  to: string;
  /** The `type` of its results, and the key of the labels in their value. */
  type: string;
  /** A tag such as Rectangle that draws what a plain Labels tag labels: its results stand beside, with the same id. */
  drawing: { from: string; type: string } | undefined;
  labels: readonly string[];
  has: (label: string) => boolean;
}

export type LabelControls = Readonly<Record<LabelKind, readonly LabelControl[]>> & {
  /** The control tags for what is said of regions besides their labels. */
  readonly answers: AnswerFinder;
};

/** For each kind the tag that draws it and labels it at once, and the tag that only draws it. */
const tagsOf: Readonly<Record<LabelKind, { labels: string; drawing?: string }>> = {
  rectangle: tagsThatDraw('rectangle'),
  polygon: tagsThatDraw('polygon'),
  keypoint: tagsThatDraw('keypoint'),
  ellipse: tagsThatDraw('ellipse'),
  vector: tagsThatDraw('vector'),
  brush: tagsThatDraw('brush'),
  span: { labels: 'Labels' },
};

/** The control tags of a label config that work on what `dataKey` holds. */
export function findControls(config: LabelConfig, dataKey: string): LabelControls {
  const objects = new Set(
    config.objects.filter(({ source }) => source && keyOf(source) === dataKey).map(({ name }) => name),
  );
  const controls = config.controls.filter(({ toName }) => toName.some((name) => objects.has(name)));
  const of = (type: string | undefined) => controls.filter(({ tag }) => tag.type === type);
  const controlsOf = (kind: LabelKind): LabelControl[] => {
    const { labels, drawing } = tagsOf[kind];
    const toControl = (control: ControlTag, drawnBy?: ControlTag): LabelControl => ({
      from: control.name,
      to: control.toName.find((name) => objects.has(name))!,
      type: control.tag.type.toLowerCase(),
      drawing: drawnBy && { from: drawnBy.name, type: drawnBy.tag.type.toLowerCase() },
      labels: [...control.labels.keys()],
      has: (label) => control.dynamicLabels || control.labels.has(label),
    });
    const both = of(labels).map((control) => toControl(control));
    const [drawer] = of(drawing);
    return drawer ? [...both, ...of('Labels').map((control) => toControl(control, drawer))] : both;
  };
  return everyKind(controlsOf, findAnswers(config, dataKey));
}

/** Stand-ins for the control tags of a label config that is yet to be written: `rectangle` is a RectangleLabels tag, and so on. */
export function controlsToBe(object: string): LabelControls {
  const controlOf = (kind: LabelKind): LabelControl => ({
    from: kind,
    to: object,
    type: tagsOf[kind].labels.toLowerCase(),
    drawing: undefined,
    labels: [],
    has: () => true,
  });
  return everyKind((kind) => [controlOf(kind)], answersToBe(object, Object.keys(tagsOf)));
}

/** The control for a label: the first that has it, else the first of its kind, so that the checks say what is wrong. */
export function controlFor(
  controls: LabelControls,
  kind: LabelKind,
  label: string,
): LabelControl | undefined {
  const ofKind = controls[kind];
  for (const control of ofKind) if (control.has(label)) return control;
  return ofKind[0];
}

/** The tags that take a kind of label, for sentences. */
export function tagsFor(kind: LabelKind): string {
  return `<${tagsOf[kind].labels}>`;
}

function everyKind(controlsOf: (kind: LabelKind) => LabelControl[], answers: AnswerFinder): LabelControls {
  const kinds = Object.keys(tagsOf) as LabelKind[];
  const controls = Object.fromEntries(kinds.map((kind) => [kind, controlsOf(kind)]));
  return { ...(controls as Record<LabelKind, LabelControl[]>), answers };
}
