import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Shape, Size } from '../../regions/shape.ts';

export type Box = Extract<Shape, { kind: 'rectangle' }>;

/** A box at one frame of a video; frames count from 1, as in Label Studio. */
export interface TrackedBox {
  frame: number;
  box: Box;
  /** The last frame that shows the box until the next one of the track. */
  isLast: boolean;
}

/** One object of a video, with its boxes in the order of their frames; between two of them it moves along a line. */
export interface Track {
  label: string;
  boxes: TrackedBox[];
  score?: number | undefined;
  place: Place;
}

/** What is known of a video. */
export interface VideoFrames {
  size: Size;
  count: number;
  /** Frames per second. */
  rate: number;
  /** They are those of the video, and go into its data where the label config has a data key for them. */
  isKnown?: boolean;
  /** How many frames off a frame is at most by this rate. */
  drift?: number | undefined;
}
