/** Reads an identity that somebody typed; undefined when it cannot be one. */
export type ParseIdentity = (text: string) => string | undefined;

/** Scripts that are written together; every other mixture of scripts in one name is a look-alike. */
const scriptGroups = [
  ["Latin"],
  ["Cyrillic"],
  ["Greek"],
  ["Han", "Hiragana", "Katakana"],
  ["Han", "Bopomofo"],
  ["Han", "Hangul"],
].map((scripts) => {
  const letters = scripts.map((script) => `\\p{Script_Extensions=${script}}`).join("");
  return new RegExp(`^[${letters}\\P{L}]+$`, "u");
});

const grouped =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;

/** Cyrillic and Greek letters that look like Latin ones (Unicode's confusables.txt, UTS 39). */
const latinTwins = /^[асеорхуіјѕԁһԛԝгӏъьАВСЕНІЈКМОРЅТХУԌԚԜαορνικυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ\P{L}]+$/u;

/** What is there but not seen, or seen but never assigned. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cn}\p{Co}\p{Cs}\u2800]/u;

/**
 * Why a name may not be the identity of a real account's person, as the end of a sentence; undefined when it may. Twilio
 * takes nearly anything, but two people whose names look the same are one person to everybody who reads them.
 */
export function identityProblem(text: string, parseIdentity: ParseIdentity): string | undefined {
  const identity = parseIdentity(text);
  if (identity === undefined) {
    return "must have 1 to 256 characters, none of them a control character, and not look like a user sid";
  }
  if (identity !== text) return "must not begin or end with a space, and be composed (NFC)";
  if (unseen.test(identity)) return "contains a character that cannot be seen";
  if (identity.normalize("NFKC") !== identity) {
    return "contains a character that only looks like another, such as a full-width letter";
  }
  if (/\s\s/.test(identity)) return "contains two spaces in a row";
  if (grouped.test(identity) && !scriptGroups.some((group) => group.test(identity))) {
    return "mixes letters of different scripts, which can look like another name";
  }
  if (/\p{L}/u.test(identity) && !/\p{Script=Latin}/u.test(identity) && latinTwins.test(identity)) {
    return "is written in letters that look like Latin ones";
  }
  return undefined;
}
