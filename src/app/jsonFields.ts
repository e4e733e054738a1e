type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(json: unknown): Fields {
  // An object's own keys are text, and what they hold is checked where it is used.
  return typeof json === "object" && json !== null ? (json as Fields) : {};
}

export function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

export function textOr<Default>(json: unknown, otherwise: Default): string | Default {
  return typeof json === "string" ? json : otherwise;
}
