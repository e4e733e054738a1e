/** The language that dates, numbers and lists are written in; the app sets it together with the texts. */
let locale = "en";

export function currentLocale(): string {
  return locale;
}

/** Takes effect where something is drawn again; whoever draws it reads its texts from the context, which changes too. */
export function setLocale(chosen: string): void {
  locale = chosen;
}

/** Formatters are costly to build, so each is built once and again when another language is chosen. */
export function perLocale<Formatter>(build: (locale: string) => Formatter): () => Formatter {
  let built: { locale: string; formatter: Formatter } | undefined;
  return () => {
    if (built?.locale !== locale) built = { locale, formatter: build(locale) };
    return built.formatter;
  };
}

const numberWith = perLocale((tag) => {
  const known = new Map<number, Intl.NumberFormat>();
  return (digits: number) => {
    const format =
      known.get(digits) ??
      new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    known.set(digits, format);
    return format;
  };
});

/** "1,600", or "1.82" with two digits. */
export function formatNumber(value: number, digits = 0): string {
  return numberWith()(digits).format(value);
}

const list = perLocale((tag) => new Intl.ListFormat(tag, { type: "conjunction" }));

/** "Ben, Carla, and Oliver" */
export function formatList(names: readonly string[]): string {
  return list().format(names);
}
