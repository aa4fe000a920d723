/** A stack says something for which there is no manifest. Names stack, address and field, and what is there. */
export class ConversionError extends Error {
  override readonly name = "ConversionError";
}
