/** Formats that read the media of a folder and nothing else. */
export const mediaFormats: readonly string[] = ['image-dir', 'audio-dir', 'video-dir', 'pdf-dir'];
