import { mediaImporter } from './media-dir.ts';

export const audioDir = mediaImporter({
  format: 'audio-dir',
  files: 'sound files',
  tags: ['Audio', 'AudioPlus'],
  extensions: ['.wav', '.aiff', '.mp3', '.au', '.flac', '.m4a', '.ogg', '.oga', '.opus', '.aac', '.webm'],
  notIn09: ['.m4a', '.ogg', '.oga', '.opus', '.aac', '.webm'],
  notTelling: ['.webm'],
  notShown: ['.aiff', '.au'],
  firstId: 1,
});
