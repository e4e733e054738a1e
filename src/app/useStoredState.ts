import { useCallback, useState } from "react";

/** State that is kept in the browser across reloads: how somebody likes their panes. */
export function useStoredState<Value extends boolean | number>(
  name: string,
  initial: Value,
): [Value, (value: Value) => void] {
  const key = `partyline.${name}`;
  const [value, setValue] = useState<Value>(() => read(key, initial));
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Then it lasts until the page is left.
      }
    },
    [key],
  );
  return [value, set];
}

function read<Value extends boolean | number>(key: string, initial: Value): Value {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    // The type has just been compared with that of the initial value.
    return typeof stored === typeof initial ? (stored as Value) : initial;
  } catch {
    return initial;
  }
}
