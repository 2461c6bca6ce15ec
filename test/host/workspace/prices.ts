export interface Price {
  readonly product: string;
  readonly cents: number;
}

/** Stands for a slow look-up: the kind of function that one puts a cache in front of. */
export async function fetchPrice(product: string): Promise<Price> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { product, cents: product.length * 100 };
}
