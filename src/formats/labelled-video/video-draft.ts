import { basename } from 'node:path';
import type { Located, Place } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { keyOf } from '../../label-config/data-key.ts';
import { EDITOR_RATE, frameRateKeyOf, frameRateOf } from '../../label-config/frame-rate.ts';
import { fitShape } from '../../regions/fit-shape.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { type Draft, taskResults } from '../labelled/task-results.ts';
import { reportVideo } from './report-video.ts';
import type { Box, Track, VideoFrames } from './track.ts';

/** The tag that takes the boxes of videos; its name while the label config is yet to be written. */
interface VideoControl {
  from: string;
  to: string;
  /** Frames that the tag shows a second. */
  rate: number;
  /** The data key that has this number for each task, where it is none of the tag. */
  rateKey?: string | undefined;
}

export function videoControlOf({ config, dataKey }: Input): VideoControl | undefined {
  if (!config) return { from: 'box', to: dataKey, rate: EDITOR_RATE };
  const videos = config.objects.filter(({ source }) => source && keyOf(source) === dataKey);
  for (const video of videos) {
    const control = config.controls.find(
      ({ tag, toName }) => tag.type === 'VideoRectangle' && toName.includes(video.name),
    );
    if (!control) continue;
    const rate = frameRateOf(video.tag)({});
    return { from: control.name, to: video.name, rate, rateKey: frameRateKeyOf(video.tag) };
  }
  return undefined;
}

/** The task of a video with its tracks: a VideoRectangle region for each. `before`: what was found wrong of it, and how many labels were skipped. */
export function videoDraft(
  input: Input,
  video: { path: string; name: string; exists: boolean; toMake?: string | undefined },
  frames: VideoFrames,
  tracks: Iterable<Track>,
  place: Place,
  before: { found: Located[]; skipped?: number },
): Draft {
  const made = taskResults(input, place, before.found);
  const { report, skip } = made;
  for (let i = 0; i < (before.skipped ?? 0); i++) skip(undefined);
  reportVideo(input, video, report, place, video.toMake);
  if (video.exists && stemOf(video.path).toLowerCase() !== stemOf(video.name).toLowerCase()) {
    const args = { name: quote(video.name), file: quote(basename(video.path)) };
    report({ code: 'name-differs', args }, place);
  }
  const { rate, drift = 0 } = frames;
  if (drift > 1) {
    const args = { video: showPath(input, video.path), rate, drift: Math.round(drift) };
    report({ code: 'video-rate-varies', args }, place);
  }
  const control = videoControlOf(input);
  for (const track of tracks) {
    const { label, score, place: at } = track;
    const args = { shape: 'track', label: quote(label) };
    const { sequence, outside, clipped } = sequenceOf(track, frames);
    if (clipped) report({ code: 'label-clipped', args }, at);
    if (outside > 0) input.skip('boxes outside their videos', outside);
    if (sequence.length === 0) {
      report({ code: 'label-outside', args }, at);
      skip(undefined);
      continue;
    }
    if (!control) {
      report({ code: 'label-without-control', args: { ...args, wanted: '<VideoRectangle>' } }, at);
      continue;
    }
    const { width, height } = frames.size;
    const result: JsonObject = {
      id: String(made.count + 1),
      from_name: control.from,
      to_name: control.to,
      type: 'videorectangle',
      original_width: width,
      original_height: height,
      value: {
        framesCount: frames.count,
        duration: frames.count / frames.rate,
        sequence,
        labels: [label],
      },
      ...(score !== undefined && { score }),
    };
    made.add(result, at);
    if (score !== undefined) made.addScore(score);
  }
  const rates = control?.rateKey === undefined || !frames.isKnown ? {} : { [control.rateKey]: frames.rate };
  const data = { [input.dataKey]: input.link(video.path), ...rates };
  return made.finish(data, true);
}

/** The key frames of a track, cut at the edges of the video. */
function sequenceOf(
  { boxes }: Track,
  { size, rate }: VideoFrames,
): { sequence: JsonObject[]; outside: number; clipped: boolean } {
  let outside = 0;
  let clipped = false;
  const sequence: JsonObject[] = [];
  for (const { frame, box, isLast } of boxes) {
    const fitted = fitShape(box, size);
    if (typeof fitted === 'string') {
      outside++;
      const before = sequence.at(-1);
      if (before) before.enabled = false;
      continue;
    }
    clipped ||= fitted.clipped;
    sequence.push(keyFrame(frame, fitted.shape as Box, size, rate, !isLast));
  }
  return { sequence, outside, clipped };
}

function keyFrame(
  frame: number,
  box: Box,
  size: VideoFrames['size'],
  rate: number,
  enabled: boolean,
): JsonObject {
  return {
    frame,
    enabled,
    rotation: box.rotation ?? 0,
    x: (box.x / size.width) * 100,
    y: (box.y / size.height) * 100,
    width: (box.width / size.width) * 100,
    height: (box.height / size.height) * 100,
    time: (frame - 1) / rate,
  };
}
