import { isObject, type Json, type JsonObject } from '../../json/json.ts';

/** A segment of a transcription in seconds, or what is wrong with it, as the end of a sentence. */
export type Segment =
  | {
      start: number;
      /** Undefined in the last one of a pipeline of Hugging Face whose sound broke off within it. */
      end: number | undefined;
      text: string;
      speaker: string | undefined;
      score: number | undefined;
      words: number;
      /** Its other members, by name. */
      others: string[];
    }
  | { problem: string };

/** The list of segments of a transcription, with its JSON pointer and how one of them is read. */
export interface SegmentList {
  path: string;
  items: Json[];
  read(item: Json): Segment;
}

/** Finds the segments of OpenAI's whisper and its kin, of whisper.cpp, or of a pipeline of Hugging Face. */
export function segmentsOf(value: Json): SegmentList | undefined {
  if (Array.isArray(value)) return { path: '', items: value, read: readSegment };
  if (!isObject(value)) return undefined;
  const { segments, transcription, chunks, speakers } = value;
  if (Array.isArray(segments)) return { path: '/segments', items: segments, read: readSegment };
  if (Array.isArray(transcription)) return { path: '/transcription', items: transcription, read: readOfCpp };
  // With a diarization, the chunks are there once more, with speakers.
  if (Array.isArray(speakers) && speakers.length > 0) {
    return { path: '/speakers', items: speakers, read: readChunk };
  }
  return Array.isArray(chunks) ? { path: '/chunks', items: chunks, read: readChunk } : undefined;
}

function readSegment(value: Json): Segment {
  if (!isObject(value)) return { problem: 'it is not an object' };
  return toSegment(value, value.start, value.end, ['start', 'end']);
}

/** whisper.cpp has milliseconds. */
function readOfCpp(value: Json): Segment {
  if (!isObject(value)) return { problem: 'it is not an object' };
  const { from, to } = isObject(value.offsets) ? value.offsets : {};
  const seconds = (time: Json | undefined) => (typeof time === 'number' ? time / 1000 : time);
  return toSegment(value, seconds(from), seconds(to), ['offsets', 'timestamps']);
}

function readChunk(value: Json): Segment {
  if (!isObject(value)) return { problem: 'it is not an object' };
  const [start, end] = Array.isArray(value.timestamp) ? value.timestamp : [];
  const segment = toSegment(value, start, end === null ? start : end, ['timestamp']);
  return end === null && 'end' in segment ? { ...segment, end: undefined } : segment;
}

function toSegment(
  value: JsonObject,
  start: Json | undefined,
  end: Json | undefined,
  times: readonly string[],
): Segment {
  const { text, speaker, words } = value;
  if (typeof start !== 'number') return { problem: 'its start is not a number' };
  if (typeof end !== 'number') return { problem: 'its end is not a number' };
  if (typeof text !== 'string') return { problem: 'it has no "text"' };
  const read = [...times, 'text', 'speaker', 'words', 'avg_logprob', 'confidence', 'score'];
  return {
    start,
    end,
    text: text.trim(),
    speaker: typeof speaker === 'string' && speaker !== '' ? speaker : undefined,
    score: scoreOf(value),
    words: Array.isArray(words) ? words.length : 0,
    others: Object.keys(value).filter((key) => !read.includes(key)),
  };
}

/** How sure the model is, from 0 to 1; whisper has the mean logarithm of the probabilities of the tokens. */
function scoreOf({ avg_logprob, confidence, score }: JsonObject): number | undefined {
  if (typeof avg_logprob === 'number') return Math.min(1, Math.exp(avg_logprob));
  const found = [confidence, score].find((one) => typeof one === 'number');
  return found as number | undefined;
}
