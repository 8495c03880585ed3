/*
 * Attributes that take one of a few values, as the models of the editor have them (docs/rules.md, "Label config"). An editor refuses a
 * label config with another value, also with a variable: it looks at them before there is a task.
 */

/** Attributes by their documented names, each with its values. */
export type AttributeValues = Readonly<Record<string, readonly string[]>>;

/** What the editors of 0.9.1 and 1.x refuse, and what only that of 1.x does. */
export interface ClosedValues {
  values: AttributeValues;
  values1x: AttributeValues;
}

const granularity = ['symbol', 'word', 'sentence', 'paragraph'];
const saveTextResult = ['none', 'no', 'yes'];
const curves =
  'Basis BasisOpen Bundle Cardinal CardinalOpen CatmullRom CatmullRomOpen Linear MonotoneX MonotoneY Natural Radial Step StepAfter StepBefore';
const interpolation = curves.split(' ').map((curve) => (curve === 'Basis' ? 'curvebasis' : `curve${curve}`));

function booleans(...names: string[]): AttributeValues {
  return Object.fromEntries(names.map((name) => [name, ['true', 'false']]));
}

const controls1x = booleans('smart', 'smartOnly');
const perItem1x = { ...controls1x, ...booleans('perItem'), displayMode: ['tag', 'region-list'] };
const asked = booleans('required', 'perRegion');
const shownText = {
  saveTextResult,
  ...booleans('showLabels'),
  encoding: ['none', 'base64', 'base64unicode'],
};
const ofText = { ...shownText, valueType: ['text', 'url'], granularity };
const ofFileOrJson = { valueType: ['json', 'url'] };

export const controlValues: ClosedValues = { values: {}, values1x: controls1x };
export const shapeValues: ClosedValues = { values: booleans('canRotate'), values1x: controls1x };
export const vectorValues: ClosedValues = {
  values: {},
  values1x: { ...controls1x, ...booleans('closable', 'curves', 'skeleton') },
};
export const labelSetValues: ClosedValues = {
  values: { choice: ['single', 'multiple'] },
  values1x: { ...controls1x, ...booleans('showInline', 'visible', 'allowEmpty') },
};
export const labelValues: ClosedValues = {
  values: { granularity, ...booleans('selected', 'showAlias', 'visible') },
  values1x: {},
};
export const choicesValues: ClosedValues = {
  values: {
    choice: ['single', 'single-radio', 'multiple'],
    layout: ['select', 'inline', 'vertical'],
    ...asked,
    ...booleans('showInline', 'visible'),
  },
  values1x: { ...perItem1x, ...booleans('allowNested') },
};
export const choiceValues: ClosedValues = {
  values: booleans('selected', 'visible'),
  values1x: booleans('readonly'),
};
export const ratingValues: ClosedValues = { values: asked, values1x: perItem1x };
export const dateTimeValues: ClosedValues = { values: {}, values1x: { ...asked, ...perItem1x } };
export const numberValues: ClosedValues = {
  values: {},
  values1x: { ...asked, ...perItem1x, ...booleans('slider') },
};
export const taxonomyValues: ClosedValues = {
  values: {},
  values1x: { ...asked, ...perItem1x, ...booleans('labeling', 'leafsOnly', 'showFullPath', 'legacy') },
};
export const textAreaValues: ClosedValues = {
  values: { ...asked, ...booleans('allowSubmit', 'editable', 'showSubmitButton', 'transcription') },
  values1x: { ...perItem1x, ...booleans('skipDuplicates') },
};
export const textValues: ClosedValues = {
  values: { ...ofText, ...booleans('selectionEnabled') },
  values1x: booleans('inline', 'clickableLinks'),
};
export const hyperTextValues: ClosedValues = {
  values: { ...ofText, ...booleans('clickableLinks') },
  values1x: booleans('inline', 'selectionEnabled'),
};
export const paragraphsValues: ClosedValues = {
  values: {
    ...ofFileOrJson,
    layout: ['none', 'dialogue'],
    saveTextResult,
    ...booleans('showLabels', 'showPlayer'),
  },
  values1x: booleans('contextScroll'),
};
export const timeSeriesValues: ClosedValues = {
  values: { ...ofFileOrJson, ...booleans('multiAxis', 'fixedScale') },
  values1x: {},
};
export const channelValues: ClosedValues = {
  values: { interpolation, ...booleans('fixedScale') },
  values1x: booleans('showAxis', 'showYAxis'),
};
export const multiChannelValues: ClosedValues = {
  values: {},
  values1x: booleans('showAxis', 'showYAxis', 'fixedScale'),
};
export const imageValues: ClosedValues = {
  values: booleans(
    ...['grid', 'zoom', 'negativeZoom', 'showLabels', 'zoomControl', 'brightnessControl'],
    ...['contrastControl', 'rotateControl'],
  ),
  values1x: {
    ...booleans('smoothing', 'crosshair', 'selectionControl', 'lazyOff'),
    horizontalAlignment: ['left', 'center', 'right'],
    verticalAlignment: ['top', 'center', 'bottom'],
    defaultZoom: ['auto', 'original', 'fit'],
    crossOrigin: ['none', 'anonymous', 'use-credentials'],
  },
};
export const audioValues: ClosedValues = {
  values: booleans('zoom', 'volume', 'speed'),
  values1x: {
    ...booleans(
      'muted',
      'showLabels',
      'showScores',
      'autoCenter',
      'scrollParent',
      'splitChannels',
      'spectrogram',
    ),
    decoder: ['ffmpeg', 'webaudio', 'none'],
    player: ['html5', 'webaudio'],
  },
};
export const videoValues: ClosedValues = { values: {}, values1x: booleans('muted') };
export const headerValues: ClosedValues = { values: booleans('underline'), values1x: {} };
export const relationsValues: ClosedValues = {
  values: { choice: ['single', 'multiple'] },
  values1x: controls1x,
};
export const collapseValues: ClosedValues = {
  values: {},
  values1x: booleans('bordered', 'accordion', 'open'),
};
export const panelValues: ClosedValues = { values: {}, values1x: booleans('open') };
