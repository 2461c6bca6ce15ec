/** `random` of the options of `owner`, with a look at what it returns. */
export function randomOf(owner: string, random: () => number = Math.random): () => number {
  return () => {
    const share = random();
    if (share >= 0 && share < 1) return share;
    throw new RangeError(
      `${owner}: random must return a number from 0 up to, but not including, 1, as Math.random does, ` +
        `not ${String(share)}`,
    );
  };
}
