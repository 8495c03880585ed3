/**
 * What the page of `lsimport preview` is told, as plain JSON: the only thing that its script (page/) and the command share. Places in images
 * are percent of width and height, those in texts UTF-16 units, times seconds, unless said otherwise.
 */

/** The whole of it, without the tasks. */
export interface PageModel {
  /** The input as the user typed it. */
  title: string;
  /** Name and version of the program. */
  madeBy: string;
  /** The label config's file; undefined without one. */
  configFile?: string;
  /** Tasks in the input; those with errors or warnings among them; and those on the page. */
  counts: { tasks: number; withErrors: number; withWarnings: number; matching: number; shown: number };
  /** What `--only` asked for. */
  only?: string;
  controls: PageControl[];
  groups: PageGroup[];
  /** Findings that are about no task. */
  elsewhere: PageFinding[];
  /** Over all tasks, most frequent first. */
  labels: LabelCount[];
  /** Labels that are not in the list, as it would be too long. */
  moreLabels: number;
  charts: Chart[];
}

/** A control tag, and how its labels are shown. */
export interface PageControl {
  name: string;
  tag: string;
  toName: string[];
  /** Labels or choices in the order of the label config, with a CSS color where it says one. */
  labels: { value: string; color?: string }[];
}

/** Findings of one code. */
export interface PageGroup {
  code: string;
  severity: 'error' | 'warning';
  title: string;
  help: string;
  /** Over all tasks. */
  count: number;
}

export interface PageFinding {
  code: string;
  message: string;
  /** File, line and column. */
  place: string;
  /** JSON pointer from the task's root. */
  path?: string;
  /** The region that it is about: index in `entries`, and index in its result. */
  region?: [entry: number, region: number];
}

export interface LabelCount {
  label: string;
  /** Regions and choices with it. */
  count: number;
}

/** Counts by size. */
export interface Chart {
  title: string;
  bars: { name: string; count: number }[];
}

export interface PageTask {
  /** Position in the input, counting from 0. */
  at: number;
  id?: number | string;
  /** File and line. */
  place: string;
  objects: PageObject[];
  /** Data that no object tag shows. */
  more: { key: string; text: string }[];
  entries: PageEntry[];
  findings: PageFinding[];
}

/** What an object tag shows of a task. */
export type PageObject = { name: string; tag: string } & Shown;

export type Shown =
  | { kind: 'image'; pages: Media[] }
  | { kind: 'text'; text: string; cut?: number }
  | { kind: 'html'; html: string; cut?: number }
  | { kind: 'phrases'; phrases: { author: string; text: string }[]; cut?: number }
  | { kind: 'audio' | 'pdf'; media: Media }
  /** `frameRate`: frames a second. */
  | { kind: 'video'; media: Media; frameRate: number }
  /** `media` where the series is in a file; no `series` when it cannot be read. */
  | { kind: 'series'; series?: Series; media?: Media }
  | { kind: 'table'; rows: string[][]; cut?: number }
  | { kind: 'list'; items: { id: string; title: string; body: string }[]; cut?: number }
  /** The page cannot show it; `text` says what there is instead. */
  | { kind: 'other'; text: string; why: string };

/** A file. */
export interface Media {
  /** As it stands in the task. */
  link: string;
  /** Where the browser finds it; undefined when it cannot. */
  url?: string;
  /** Pixels of an image before it was made smaller for the page. */
  size?: Size;
  /** Why not. */
  why?: string;
}

/** Channels over one axis: milliseconds since 1970 when `isTime`, else numbers. */
export interface Series {
  isTime: boolean;
  x: number[];
  channels: { name: string; y: (number | null)[] }[];
  /** Rows in the file, of which `x` has a part. */
  rows: number;
}

/** A prediction, annotation or completion. */
export interface PageEntry {
  list: string;
  /** Index in its list. */
  at: number;
  version?: string;
  score?: number;
  by?: string;
  regions: PageRegion[];
  /** Regions that are not on the page. */
  cut?: number;
}

export interface PageRegion {
  /** Index in the result. */
  at: number;
  id?: string;
  from: string;
  to: string;
  type: string;
  labels: string[];
  score?: number;
  /** What was said of the region: transcriptions, choices. */
  said?: PageAnswer[];
  /** Indices of the results that say it, or that give the region more labels. */
  also?: number[];
  shape: PageShape;
}

/** What one control says of a region. */
export interface PageAnswer {
  from: string;
  type: string;
  answers: string[];
}

export type PageShape =
  | { kind: 'box'; x: number; y: number; w: number; h: number; turn: number; of?: Size; page?: number }
  | { kind: 'ellipse'; x: number; y: number; rx: number; ry: number; turn: number; of?: Size; page?: number }
  | { kind: 'polygon'; points: [number, number][]; open?: true; of?: Size; page?: number }
  | { kind: 'point'; x: number; y: number; width: number; of?: Size; page?: number }
  /** `rle`: the bytes of Label Studio in base64; `of` is the size of the mask. */
  | { kind: 'mask'; rle: string; of?: Size; page?: number }
  | { kind: 'bitmask'; url: string; of?: Size; page?: number }
  | { kind: 'span'; start: number; end: number }
  /** `start` and `end`: XPaths; `whole`: offsets in all of the text; `text`: what the data says that it marks. */
  | {
      kind: 'html-span';
      start: string;
      end: string;
      from: number;
      to: number;
      whole?: [number, number];
      text?: string;
    }
  | { kind: 'phrase-span'; start: number; end: number; from: number; to: number }
  | { kind: 'time'; start: number; end: number; channel?: number }
  | { kind: 'range'; start: number; end: number }
  | { kind: 'track'; frames: TrackFrame[]; duration?: number }
  | { kind: 'frames'; ranges: { start: number; end: number }[] }
  /** An answer about the whole task or object. */
  | { kind: 'answer'; answers: string[] }
  | { kind: 'relation'; a: string; b: string; direction: string }
  /** Not to be drawn. */
  | { kind: 'none' };

/** Pixels that percentages are of. */
export type Size = [width: number, height: number];

/** A box of a video from this frame on; frames count from 1. */
export interface TrackFrame {
  frame: number;
  x: number;
  y: number;
  w: number;
  h: number;
  turn: number;
  /** Whether it moves on to the next one, or ends here. */
  on: boolean;
}
