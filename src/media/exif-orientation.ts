const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * Reads the orientation, 1 to 8, from the first directory of EXIF metadata, which starts like a TIFF file; 1, which is upright, when there
 * is none or it cannot be read.
 */
export function readExifOrientation(exif: Buffer): number {
  const order = exif.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const small = order === 'II';
  const short = (at: number) => (small ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const long = (at: number) => (small ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  try {
    const directory = long(4);
    for (let i = 0; i < short(directory); i++) {
      const entry = directory + 2 + 12 * i;
      if (short(entry) !== ORIENTATION) continue;
      const value = short(entry + 8);
      return short(entry + 2) === SHORT && value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
  } catch (error) {
    // It points beyond its end.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}
