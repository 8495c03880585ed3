import type { Finding } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';

/** A part of a message of a chat. */
export interface Part extends JsonObject {
  type: string;
}

/** What parts without a text hold, by a word in their type, and the tags that show such media beside a chat. */
const kinds = [
  { word: 'image', name: 'image', tags: ['Image'] },
  { word: 'audio', name: 'sound', tags: ['Audio', 'AudioPlus'] },
  { word: 'video', name: 'video', tags: ['Video', 'HyperText'] },
  { word: 'file', name: 'file', tags: ['Pdf', 'HyperText', 'Image'] },
  { word: 'document', name: 'file', tags: ['Pdf', 'HyperText', 'Image'] },
];

/** Types of parts of one chat that are named. */
const MOST_NAMED = 5;

/** What is not seen of one chat, counted by kinds of media and by types of other parts. */
interface Chat {
  media: Map<string, number>;
  parts: Map<string, number>;
  urls: number;
}

/** Takes note of what the chats of a task have beside texts and no tag shows. */
export interface UnseenMedia {
  clear(): void;
  /** `pointer` means the chat that the part is in. */
  add(part: Part, pointer: string): void;
  /** The findings about each chat with such parts. */
  findings(): Finding[];
}

/** Where the label config has a tag for a kind of media, these are taken for shown, from another data key. */
export function unseenMedia(config: LabelConfig | undefined): UnseenMedia {
  const shown = new Set(config?.objects.map(({ tag }) => tag.type));
  const unseen = kinds.filter(({ tags }) => !tags.some((tag) => shown.has(tag)));
  const chats = new Map<string, Chat>();
  return {
    clear: () => chats.clear(),
    add(part, pointer) {
      const kind = kinds.find(({ word }) => part.type.includes(word));
      // What has nothing but a type is the place of a medium, or says nothing.
      if (kind ? !unseen.includes(kind) : !holdsMore(part)) return;
      const chat = chats.get(pointer) ?? { media: new Map(), parts: new Map(), urls: 0 };
      chats.set(pointer, chat);
      const [counts, name] = kind ? [chat.media, kind.name] : [chat.parts, part.type];
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if ('image_url' in part) chat.urls++;
    },
    findings: () =>
      Array.from(chats).flatMap(([path, { media, parts, urls }]) => [
        ...(media.size > 0
          ? [{ code: 'chat-media-not-shown', args: { media: listOf(media), urls, path }, path } as const]
          : []),
        ...Array.from(parts)
          .slice(0, MOST_NAMED)
          .map(
            ([type, count]) =>
              ({ code: 'chat-parts-not-shown', args: { type: quote(type), count, path }, path }) as const,
          ),
      ]),
  };
}

function listOf(counts: ReadonlyMap<string, number>): string {
  return Array.from(counts, ([name, count]) => `${count} ${name}${count === 1 ? '' : 's'}`).join(' and ');
}

/** Whether a part says more than its type. */
function holdsMore({ type: _, ...others }: Part): boolean {
  return Object.values(others).some((value) => value !== null && value !== '');
}
