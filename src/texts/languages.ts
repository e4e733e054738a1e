export type Language = "en" | "de";

const languages: readonly Language[] = ["en", "de"];

/** The language that was chosen, or the first of the browser's that the app has; English when it has none of them. */
export function languageOf(
  chosen: Language | "system",
  browserLanguages: readonly string[],
): Language {
  if (chosen !== "system") return chosen;
  return (
    browserLanguages
      .map((tag) => languages.find((language) => isOf(tag, language)))
      .find((language) => language !== undefined) ?? "en"
  );
}

/** How that language writes dates and numbers: as in the country that the browser names with it, such as "en-GB". */
export function localeOf(language: Language, browserLanguages: readonly string[]): string {
  return browserLanguages.find((tag) => isOf(tag, language)) ?? language;
}

function isOf(tag: string, language: Language): boolean {
  return tag.toLowerCase().split("-")[0] === language;
}
