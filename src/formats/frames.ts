/** What labels were drawn on: images as their files store them, or as they are shown, turned as their EXIF orientation says. */
export type DrawnOn = 'stored' | 'shown';

/** What the images of an input, whose labels give sizes, tell of the others: a first look takes note of each, and the import asks what they have in common. */
export interface Frames {
  /** Takes note of an image whose sides tell it. */
  saw?(frame: DrawnOn): void;
  /** What those that tell it have in common; undefined when there are none, or they differ. */
  common?(): DrawnOn | undefined;
}
