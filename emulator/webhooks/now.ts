/** A result that is there at once, unless a webhook has to be waited for. */
export type Now<T> = T | Promise<T>;

export function mapNow<From, To>(value: Now<From>, map: (value: From) => To): Now<To> {
  return value instanceof Promise ? value.then(map) : map(value);
}
