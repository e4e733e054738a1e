import type { ConversationSid } from "../domain/sids.ts";

export interface NotificationFacts {
  title: string;
  body: string;
  conversationSid: ConversationSid;
  index: number;
}

/**
 * A note on the desktop. Chrome on Android knows no `new Notification` and throws: there the service worker shows it, and
 * tells the page of a click (public/sw.js). Rejects when neither way works.
 */
export async function showNotification(
  { title, body, conversationSid, index }: NotificationFacts,
  onClick: () => void,
): Promise<void> {
  // One note for each conversation: the next one takes its place.
  const options = { body, tag: conversationSid, icon: "/icon-192.png" };
  let note: Notification;
  try {
    note = new Notification(title, options);
  } catch (error) {
    const registration = await navigator.serviceWorker?.getRegistration();
    if (registration === undefined) throw error;
    const data = { conversationSid, index, href: `/c/${conversationSid}?message=${index}` };
    return registration.showNotification(title, { ...options, data });
  }
  note.addEventListener("click", () => {
    window.focus();
    onClick();
    note.close();
  });
}
