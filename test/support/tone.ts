const SAMPLE_RATE = 8000;

/** A WAV file of 8-bit sound, one tone, of so many seconds: every browser plays it. */
export function tone(seconds: number): Buffer {
  const size = SAMPLE_RATE * seconds;
  const file = Buffer.alloc(44 + size);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + size, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(size, 40);
  for (let at = 0; at < size; at++)
    file[44 + at] = 128 + Math.round(20 * Math.sin((at * 2 * Math.PI * 220) / SAMPLE_RATE));
  return file;
}
