import { attributeOf } from '../../label-config/attribute.ts';
import { controlFor, findControls, type LabelControl } from '../../regions/controls.ts';
import type { Input } from '../format.ts';

/** The control tags that take what is known of stretches of a sound. */
export interface SoundControls {
  /** The one for a label; undefined when there is no Labels tag for the sound. */
  labels(label: string): LabelControl | undefined;
  /** Whether a label is one of those that there are; always, while the label config is yet to be written. */
  has(label: string): boolean;
  /** What a stretch is called about which nothing more is known than that somebody speaks. */
  speech: string;
  /** The TextArea for what is said in a stretch. */
  text: { from: string; to: string } | undefined;
  /** The TextArea for what is said in the whole sound. */
  whole: { from: string; to: string } | undefined;
}

/** As the label configs of Label Studio for speech have it. */
const SPEECH = 'Speech';

/** The control tags of an input; stand-ins while the label config is yet to be written from them. */
export function soundControls({ config, dataKey }: Input): SoundControls {
  if (!config) {
    const labels: LabelControl = {
      from: 'labels',
      to: dataKey,
      type: 'labels',
      drawing: undefined,
      labels: [],
      has: () => true,
    };
    const text = { from: 'transcription', to: dataKey };
    return { labels: () => labels, has: () => true, speech: SPEECH, text, whole: text };
  }
  const found = findControls(config, dataKey);
  const isSound = (name: string) =>
    config.objects.some((object) => object.name === name && /^Audio(?:Plus)?$/.test(object.tag.type));
  const span = found.span.filter(({ to }) => isSound(to));
  const controls = { ...found, span };
  const areaFor = (perRegion: boolean) => {
    const area = config.controls.find(
      ({ tag, toName }) =>
        tag.type === 'TextArea' &&
        (attributeOf(tag, 'perRegion')?.value === 'true') === perRegion &&
        toName.some(isSound),
    );
    return area && { from: area.name, to: area.toName.find(isSound)! };
  };
  const known = span.flatMap(({ labels }) => labels);
  return {
    labels: (label) => controlFor(controls, 'span', label),
    has: (label) => span.some((control) => control.has(label)),
    speech: known.length === 1 && known[0] !== SPEECH ? known[0]! : SPEECH,
    text: areaFor(true),
    whole: areaFor(false),
  };
}
