import type { Located } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote } from '../../json/json.ts';
import { escapePointer, memberOf, parseLossless } from '../../json/parse-lossless.ts';
import { keyOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { Batch } from '../../tasks/batch.ts';
import { changedBatch, withText } from '../../tasks/changed-batch.ts';
import type { JsonRecord, TaskRecord } from '../../tasks/record.ts';
import type { Input } from '../format.ts';
import { type Part, unseenMedia } from './chat-media.ts';

/** Parts that are text, in the APIs of OpenAI for chats and for responses. */
const textTypes = ['text', 'input_text', 'output_text'];

/** Tags that show the messages of a chat, and only texts in them. */
const chatTags = ['Paragraphs', 'Chat'];

/** What a tool answered, in the API of Anthropic. */
const RESULT = 'tool_result';

/** Called for a part that is left out, or whose members beside its text are. */
type OnSkipped = (part: Part, what: 'part' | 'members') => void;

/** Types of parts that are told apart, so that memory does not grow with the input. */
const KEPT = 50;

/**
 * The tasks of a batch with a text in messages of chats whose `content` is a list of parts: the text parts, and what tools answered, a line each. Other parts are counted by their
 * type. Only data keys that the label config shows as a chat change, or may show when it is written.
 */
export function chatParts(
  batch: Batch,
  bytes: Buffer,
  { config, isForConfig, skip }: Pick<Input, 'config' | 'isForConfig' | 'skip'>,
): Batch {
  const keys = isForConfig ? undefined : chatKeysOf(config);
  if (keys?.size === 0) return batch;
  if (!bytes.includes('"role"') || !/"content"\s*:\s*\[/.test(bytes.toString('latin1'))) return batch;
  const types = new Set<string>();
  const unseen = unseenMedia(config);
  let last = -1;
  const change = (record: TaskRecord, index: number) => {
    last = index;
    unseen.clear();
    return withTexts(record, keys, (part, what, key) => {
      if (what === 'members')
        return skip(`members of parts called ${quote(part.type)} beside their texts`, 1);
      const { type } = part;
      if (types.size < KEPT) types.add(type);
      skip(types.has(type) ? `parts of messages called ${quote(type)}` : 'other parts of messages', 1);
      unseen.add(part, key);
    });
  };
  if (isForConfig) return changedBatch(batch, change);
  return changedBatch(batch, change, {
    *found(index): Iterable<Located> {
      yield* batch.found?.(index) ?? [];
      if (index !== last) return;
      for (const finding of unseen.findings()) yield { finding, place: batch.locate(index) };
    },
  });
}

/** The data keys that the tags of a label config show as chats. */
function chatKeysOf(config: LabelConfig | undefined): Set<string> {
  const shown = (config?.objects ?? []).filter(({ tag }) => chatTags.includes(tag.type));
  return new Set(shown.flatMap(({ source }) => (source && keyOf(source)) ?? []));
}

function withTexts(
  record: TaskRecord,
  keys: ReadonlySet<string> | undefined,
  onSkipped: (part: Part, what: 'part' | 'members', pointer: string) => void,
): TaskRecord {
  if (record.kind !== 'json' || !isObject(record.value)) return record;
  const isInData = isObject(record.value.data);
  const data = isInData ? record.value.data : record.value;
  if (!isObject(data)) return record;
  const chats = Object.keys(data).filter((key) => (!keys || keys.has(key)) && hasParts(data[key]!));
  if (chats.length === 0) return record;
  const text = record.source.toString('utf8', record.at, record.end);
  const root = parseLossless(text);
  const node = isInData ? memberOf(root, 'data') : root;
  let made = '';
  let from = 0;
  const lists = chats.flatMap((key) => {
    const list = memberOf(node, key);
    return list ? { list, pointer: `${isInData ? '/data' : ''}/${escapePointer(key)}` } : [];
  });
  for (const { list, pointer } of lists.toSorted((a, b) => a.list.start - b.list.start)) {
    for (const message of list.kind === 'array' ? list.items : []) {
      const content = memberOf(message, 'content');
      if (content?.kind !== 'array') continue;
      made += text.slice(from, content.start);
      const parts = JSON.parse(text.slice(content.start, content.end)) as Part[];
      made += JSON.stringify(textOf(parts, (part, what) => onSkipped(part, what, pointer)));
      from = content.end;
    }
  }
  return withText(record as JsonRecord, Buffer.from(made + text.slice(from)));
}

/** Whether a value is a list of messages, the contents of some of which are parts. */
function hasParts(value: Json): boolean {
  if (!Array.isArray(value)) return false;
  const isMessage = (item: Json) => isObject(item) && typeof item.role === 'string';
  const contents = value.map((item) => (isObject(item) ? item.content : undefined));
  return (
    value.every(isMessage) &&
    contents.some(Array.isArray) &&
    contents.every((content) => !Array.isArray(content) || content.every(isPart))
  );
}

function isPart(part: Json): part is Part {
  return isObject(part) && typeof part.type === 'string';
}

/** Null where no part is a text, as in messages that only call tools. */
function textOf(parts: readonly Part[], onSkipped: OnSkipped): string | null {
  const texts = parts.flatMap((part) => textsIn(part, onSkipped));
  return texts.length === 0 ? null : texts.join('\n');
}

/** The texts of a part; what tools answered, as Anthropic has it, is a text or has parts of its own. */
function textsIn(part: Part, onSkipped: OnSkipped): string[] {
  const { type, text, content } = part;
  if (textTypes.includes(type) && typeof text === 'string') return [text];
  if (type === RESULT && typeof content === 'string') {
    onSkipped(part, 'members');
    return [content];
  }
  if (type === RESULT && Array.isArray(content) && content.every(isPart)) {
    onSkipped(part, 'members');
    return content.flatMap((inner) => {
      if (inner.type !== RESULT) return textsIn(inner, onSkipped);
      onSkipped(inner, 'part');
      return [];
    });
  }
  onSkipped(part, 'part');
  return [];
}
