/** A person's name as it was written: never split, its direction is its own. */
export function PersonName({ name }: { readonly name: string }) {
  return <bdi dir="auto">{name}</bdi>;
}
