const key = "partyline:sign-out-owed";

/*
 * Whoever signs out ends their session at the server too, and only it can: the cookie is out of a page's reach. While
 * that is not done, this note keeps the page from going on in their name.
 */

export function isSignOutOwed(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // No storage, no note.
    return false;
  }
}

/** Tells the server; the note stays until it has answered, through a reload and a crash too. */
export async function endServerSession(signOut: () => Promise<void>): Promise<void> {
  note(true);
  await signOut();
  note(false);
}

function note(isOwed: boolean): void {
  try {
    if (isOwed) localStorage.setItem(key, "true");
    else localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
