import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { JsonObject } from '../../json/json.ts';
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

/** Takes note of the media in the chats of a task that no tag shows. */
export interface UnseenMedia {
  clear(): void;
  /** `pointer` means the chat that the part is in. */
  add(part: Part, pointer: string): void;
  /** A finding for each chat with such parts. */
  findings(): Finding[];
}

/** Where the label config has a tag for a kind of media, these are taken for shown, from another data key. */
export function unseenMedia(config: LabelConfig | undefined): UnseenMedia {
  const shown = new Set(config?.objects.map(({ tag }) => tag.type));
  const unseen = kinds.filter(({ tags }) => !tags.some((tag) => shown.has(tag)));
  const chats = new Map<string, { counts: Map<string, number>; urls: number }>();
  return {
    clear: () => chats.clear(),
    add(part, pointer) {
      const kind = unseen.find(({ word }) => part.type.includes(word));
      if (!kind || !holdsMore(part)) return;
      const chat = chats.get(pointer) ?? { counts: new Map<string, number>(), urls: 0 };
      chats.set(pointer, chat);
      chat.counts.set(kind.name, (chat.counts.get(kind.name) ?? 0) + 1);
      if ('image_url' in part) chat.urls++;
    },
    findings: () =>
      Array.from(chats, ([path, { counts, urls }]) => {
        const media = Array.from(counts, ([name, count]) => `${count} ${name}${count === 1 ? '' : 's'}`);
        return { code: 'chat-media-not-shown', args: { media: media.join(' and '), urls, path }, path };
      }),
  };
}

/** Some data sets only mark the places of images, which are in another data key. */
function holdsMore({ type: _, ...others }: Part): boolean {
  return Object.values(others).some((value) => value !== null && value !== '');
}
