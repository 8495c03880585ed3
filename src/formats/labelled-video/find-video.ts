import { join } from 'node:path';
import { namesIn } from '../../readers/folder/names-in.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { videoDir } from '../media/video-dir.ts';

export type FindVideo = (folders: readonly string[], name: string) => string | undefined;

/**
 * Finds videos: by the name, with any ending, or the only one there is, in the first of some folders that has one. What is in a folder is
 * looked at once, however many files of labels are about its videos.
 */
export function videoFinder(): FindVideo {
  const known = new Map<string, VideosIn>();
  const videosIn = (folder: string) => {
    const videos = known.get(folder) ?? readVideos(folder);
    known.set(folder, videos);
    return videos;
  };
  return (folders, name) => {
    for (const folder of folders) {
      const { names, byStem } = videosIn(folder);
      const found = names.has(name) ? name : byStem.get(stemOf(name));
      if (found !== undefined) return join(folder, found);
      if (names.size === 1) return join(folder, ...names);
    }
    return undefined;
  };
}

interface VideosIn {
  names: ReadonlySet<string>;
  /** The first of each name without its ending. */
  byStem: ReadonlyMap<string, string>;
}

function readVideos(folder: string): VideosIn {
  const names = namesIn(folder).filter(isVideo);
  return {
    names: new Set(names),
    byStem: new Map(names.map((name) => [stemOf(name), name] as const).reverse()),
  };
}

export function isVideo(name: string): boolean {
  return videoDir.extensions!.some((ending) => name.toLowerCase().endsWith(ending));
}
