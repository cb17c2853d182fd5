/** React 18 hands on its whole buffer when a character of several bytes no longer fits; the bytes it left unused are zero. */
export function withoutPadding(chunk: Buffer): Buffer {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1] === 0) end -= 1;
  return chunk.subarray(0, end);
}
