/** A WAV file of 8-bit mono at 8000 samples a second, by RIFF: a list of remarks, the format, and the samples. */
export function wav(seconds: number, declared = seconds * 8000): Buffer {
  const bytes = Buffer.alloc(56 + seconds * 8000);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVELIST\x03\0\0\0abc\0fmt \x10\0\0\0\x01\0\x01\0', 8, 'latin1');
  bytes.writeUInt32LE(8000, 36);
  bytes.writeUInt32LE(8000, 40);
  bytes.writeUInt16LE(1, 44);
  bytes.writeUInt16LE(8, 46);
  bytes.write('data', 48, 'latin1');
  bytes.writeUInt32LE(declared, 52);
  return bytes;
}
