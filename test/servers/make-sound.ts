/** A WAV file that is silent but for a tone from one second to another. */
export function makeSound(rate: number, seconds: number, from: number, to: number): Buffer {
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let i = Math.round(from * rate); i < to * rate; i++)
    samples.writeInt16LE(Math.round(20_000 * Math.sin(i * 0.6)), i * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
