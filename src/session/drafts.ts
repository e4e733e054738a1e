import type { Quote } from "../domain/quote.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import {
  type Attachment,
  composingOf,
  type Edit,
  setComposing,
  toAttachment,
} from "../store/composing.ts";
import type { DraftEdits, DraftFiles, DraftReply, StoredChat } from "./chatStorage.ts";
import type { SessionParts } from "./sessionParts.ts";
import type { TabNews } from "./tabs.ts";

type DraftParts = Pick<SessionParts, "store" | "storage" | "tabs" | "inBackground">;

/** What a person is writing: texts, files, what they answer, changes of messages. Each is kept, and told to other tabs. */
export function createDrafts({ store, storage, tabs, inBackground }: DraftParts) {
  function setDraft(conversationSid: ConversationSid, body: string): void {
    if ((store.getState().drafts[conversationSid] ?? "") === body) return;
    store.dispatch({ type: "draftChanged", conversationSid, body });
    tabs.tell({ type: "draftChanged", draft: { conversationSid, body } });
    inBackground(storage.putDraft({ conversationSid, body }));
  }

  function setDraftFiles(
    conversationSid: ConversationSid,
    attachments: readonly Attachment[],
  ): void {
    setComposing(store, "files", conversationSid, noneAsUndefined(attachments));
    const files = attachments.map(({ id: _, ...file }) => file);
    tabs.tell({ type: "draftFilesChanged", draft: { conversationSid, files } });
    inBackground(storage.putDraftFiles({ conversationSid, files }));
  }

  function setReply(conversationSid: ConversationSid, quote: Quote | undefined): void {
    const draft = { conversationSid, quote: quote ?? null };
    showReply(draft);
    setComposing(store, "replyBegun", conversationSid, quote?.messageSid);
    tabs.tell({ type: "draftReplyChanged", draft });
    inBackground(storage.putDraftReply(draft));
  }

  function editsOf(conversationSid: ConversationSid): readonly Edit[] {
    return composingOf(store).getState().editing[conversationSid] ?? [];
  }

  function setEdits(conversationSid: ConversationSid, edits: readonly Edit[]): void {
    const draft = { conversationSid, edits };
    showEdits(draft);
    tabs.tell({ type: "draftEditsChanged", draft });
    inBackground(storage.putDraftEdits(draft));
  }

  function beginEdit(conversationSid: ConversationSid, messageSid: MessageSid): void {
    const edits = editsOf(conversationSid);
    if (!edits.some((edit) => edit.messageSid === messageSid)) {
      const message = store.getState().messages[messageSid];
      if (message === undefined) return;
      const edit = { messageSid, index: message.index, body: message.body ?? "" };
      setEdits(conversationSid, [...edits, edit]);
    }
    setComposing(store, "begun", conversationSid, messageSid);
  }

  function changeEdit(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    body: string,
  ): void {
    const changed = editsOf(conversationSid).map((edit) =>
      edit.messageSid === messageSid ? { ...edit, body } : edit,
    );
    setEdits(conversationSid, changed);
  }

  function endEdit(conversationSid: ConversationSid, messageSid: MessageSid): void {
    const left = editsOf(conversationSid).filter((edit) => edit.messageSid !== messageSid);
    setEdits(conversationSid, left);
  }

  /** Where nothing is left to be changed, the words go on as a text of their own. */
  function rescueEdits(conversationSid: ConversationSid, messageSid?: MessageSid): void {
    for (const edit of editsOf(conversationSid)) {
      if (messageSid !== undefined && edit.messageSid !== messageSid) continue;
      endEdit(conversationSid, edit.messageSid);
      // Read for each: the one before may have gone into the draft.
      const { messages, drafts } = store.getState();
      const draft = drafts[conversationSid] ?? "";
      // Another tab may have done it already.
      const isKept = edit.body === messages[edit.messageSid]?.body || draft.endsWith(edit.body);
      if (!isKept) setDraft(conversationSid, draft === "" ? edit.body : `${draft}\n${edit.body}`);
    }
  }

  // What was being changed in a conversation that one is no longer in, when the list tells so.
  const unsubscribe = store.subscribe((state, before) => {
    if (state.listStatus !== "ready" || before.listStatus === "ready") return;
    // The keys of this record are sids of conversations.
    for (const sid of Object.keys(composingOf(store).getState().editing) as ConversationSid[]) {
      if (state.conversations[sid] === undefined) rescueEdits(sid);
    }
  });

  function showFiles({ conversationSid, files }: DraftFiles): void {
    setComposing(store, "files", conversationSid, noneAsUndefined(files.map(toAttachment)));
  }

  function showReply({ conversationSid, quote }: DraftReply): void {
    setComposing(store, "replies", conversationSid, quote ?? undefined);
  }

  function showEdits({ conversationSid, edits }: DraftEdits): void {
    setComposing(store, "editing", conversationSid, noneAsUndefined(edits));
  }

  return {
    commands: {
      setDraft,
      setDraftFiles,
      setReply,
      beginEdit,
      changeEdit,
      endEdit,
      rescueEdit: (sid: ConversationSid, messageSid: MessageSid) => rescueEdits(sid, messageSid),
    },
    rescueEdits,
    stop: unsubscribe,
    /** Of an earlier visit; the texts come with the rest of the state. */
    restore({ draftFiles, draftReplies, draftEdits }: StoredChat): void {
      for (const draft of draftFiles) showFiles(draft);
      for (const draft of draftReplies) showReply(draft);
      for (const draft of draftEdits) showEdits(draft);
    },
    /** From another tab. */
    hear(news: Extract<TabNews, { draft: unknown }>): void {
      switch (news.type) {
        case "draftChanged":
          return store.dispatch({ type: "draftChanged", ...news.draft });
        case "draftFilesChanged":
          return showFiles(news.draft);
        case "draftReplyChanged":
          return showReply(news.draft);
        case "draftEditsChanged":
          return showEdits(news.draft);
      }
    },
  };
}

function noneAsUndefined<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
