import { attributeOf } from '../attribute.ts';
import type { Attribute, LabelConfig } from '../model.ts';
import type { ReportAt } from './report-at.ts';

/** Playback speeds that Label Studio 1.x takes. */
const slowest = 0.05;
const fastest = 10;

const number = /^\s*[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

/** Playback speeds of `Video`: numbers in range, the least not above the default. An empty value counts as none. */
export function checkVideoSpeeds({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    if (tag.type !== 'Video') continue;
    const byDefault = readSpeed(attributeOf(tag, 'defaultPlaybackSpeed'), report);
    const least = readSpeed(attributeOf(tag, 'minPlaybackSpeed'), report);
    if (byDefault === undefined || least === undefined || least <= byDefault) continue;
    report(
      { code: 'config-video-speed-order', args: { least, byDefault } },
      attributeOf(tag, 'minPlaybackSpeed')!.at,
    );
  }
}

/** The speed as a number; undefined when there is none or when it has been reported. */
function readSpeed(attribute: Attribute | undefined, report: ReportAt): number | undefined {
  if (!attribute || attribute.value === '') return undefined;
  const speed = number.test(attribute.value) ? Number(attribute.value) : Number.NaN;
  if (speed >= slowest && speed <= fastest) return speed;
  const args = { attribute: attribute.name, value: attribute.value, slowest, fastest };
  report({ code: 'config-video-speed', args }, attribute.at);
  return undefined;
}
