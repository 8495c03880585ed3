import { toNumber } from '../../regions/to-number.ts';
import { childrenOf } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';

/** The times of an ELAN document, in seconds by the ids of their slots. */
export interface TimeSlots {
  /** Undefined when nothing gives the slot a time. */
  timeOf(id: string): number | undefined;
  /** Slots that had no time of their own, and lie evenly between those that have. */
  interpolated: number;
}

/**
 * Reads the slots of <TIME_ORDER>, in milliseconds. Those without a value stand for borders that nobody set: as ELAN does, they are spread
 * evenly between their neighbours.
 */
export function readTimeSlots(order: XmlElement | undefined): TimeSlots {
  const slots = (order ? childrenOf(order, 'TIME_SLOT') : []).map(({ attributes }) => ({
    id: attributes.get('TIME_SLOT_ID')?.value ?? '',
    time: toNumber(attributes.get('TIME_VALUE')?.value),
  }));
  const times = new Map<string, number>();
  let interpolated = 0;
  let before = -1;
  for (let i = 0; i <= slots.length; i++) {
    const time = slots[i]?.time;
    if (time === undefined && i < slots.length) continue;
    const from = slots[before]?.time;
    for (let j = before + 1; j < i && from !== undefined && time !== undefined; j++) {
      times.set(slots[j]!.id, (from + ((time - from) * (j - before)) / (i - before)) / 1000);
      interpolated++;
    }
    if (time !== undefined) times.set(slots[i]!.id, time / 1000);
    before = i;
  }
  return { timeOf: (id) => times.get(id), interpolated };
}
