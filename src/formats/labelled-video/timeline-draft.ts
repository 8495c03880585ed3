import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { keyOf } from '../../label-config/data-key.ts';
import { EDITOR_RATE, frameRateOf } from '../../label-config/frame-rate.ts';
import type { Input } from '../format.ts';
import { type Draft, taskResults } from '../labelled/task-results.ts';
import { problemOf, type Stretch } from '../sound/draft.ts';

/** A tag that takes stretches of videos; its name while the label config is yet to be written. */
interface TimelineControl {
  from: string;
  to: string;
  /** Frames that the video is shown with a second. */
  rate: number;
  has(label: string): boolean;
}

/** The control tags of an input that take stretches of its videos. */
export function timelineControls({ config, dataKey }: Input): readonly TimelineControl[] {
  if (!config) return [{ from: 'timeline', to: dataKey, rate: EDITOR_RATE, has: () => true }];
  const videos = config.objects.filter(({ source }) => source && keyOf(source) === dataKey);
  return config.controls.flatMap(({ name, tag, toName, dynamicLabels, labels }) => {
    const video = videos.find((one) => toName.includes(one.name));
    if (!video || tag.type !== 'TimelineLabels') return [];
    const has = (label: string) => dynamicLabels || labels.has(label);
    return [{ from: name, to: video.name, rate: frameRateOf(video.tag)({}), has }];
  });
}

/** Takes the stretches of one video. */
export interface TimelineDrafting {
  add(stretch: Stretch): string | undefined;
  report(finding: Finding, place: Place): void;
  /** Counts a label of the video that is left out. */
  skip(what: string): void;
  /** `labelled`: somebody looked at the video, even when nothing was found. */
  finish(labelled: boolean): Draft;
}

/** Where nothing is said of a stretch but what is said in it, as in sounds. */
const SPEECH = 'Speech';

/** Frames that the product of a time and a rate may be off. */
const ROUNDING = 1e-6;

/** Begins the task of a video with the link to it. Seconds become the frames that the tag shows at these times; the first frame is 1. */
export function startTimeline(
  input: Input,
  controls: readonly TimelineControl[],
  link: string,
  place: Place,
): TimelineDrafting {
  const made = taskResults(input, place);
  const { report, skip } = made;
  return {
    report,
    skip,
    add({ start, end = start, label = SPEECH, text, place: at, path }) {
      const say = (finding: Finding) => report(path === undefined ? finding : { ...finding, path }, at);
      const problem = problemOf(start, end);
      if (problem !== undefined) {
        say({ code: 'label-malformed', args: { what: `stretch of ${quote(label)}`, problem } });
        return undefined;
      }
      const control = controls.find(({ has }) => has(label)) ?? controls[0];
      if (!control) {
        const args = { shape: 'stretch', label: quote(label), wanted: '<TimelineLabels>' };
        say({ code: 'label-without-control', args });
        return undefined;
      }
      if (text !== undefined) say({ code: 'label-mark-lost', args: { mark: text, label: quote(label) } });
      const first = Math.floor(start * control.rate + ROUNDING) + 1;
      const last = Math.max(first, Math.ceil(end * control.rate - ROUNDING));
      const id = String(made.count + 1);
      const { from: from_name, to: to_name } = control;
      const value = { ranges: [{ start: first, end: last }], timelinelabels: [label] };
      made.add({ id, from_name, to_name, type: 'timelinelabels', value }, at);
      return id;
    },
    finish: (labelled) => made.finish({ [input.dataKey]: link }, labelled),
  };
}
