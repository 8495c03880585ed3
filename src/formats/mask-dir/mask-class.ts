/** A class of a list, in its order; the color is 0xRRGGBB where the list has colors. */
export interface MaskClass {
  name: string;
  color: number | undefined;
}
