/** What an object says, whether its fields were there from the start or are made when they are asked for. */
export function fieldsOf(value: object): readonly (readonly [name: string, value: unknown])[] {
  const names = new Set(Object.keys(value));
  for (
    let kind = Object.getPrototypeOf(value) as object | null;
    kind !== null && kind !== Object.prototype;
    kind = Object.getPrototypeOf(kind) as object | null
  )
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(kind)))
      if (descriptor.get !== undefined) names.add(name);
  return [...names].map((name) => [name, (value as Record<string, unknown>)[name]]);
}
