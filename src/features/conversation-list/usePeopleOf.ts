import { useContext, useState } from "react";
import { numberOf } from "../../domain/address.ts";
import { addressOf, proxyAddressOf } from "../../domain/phoneBinding.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import type { ChatState } from "../../store/chatState.ts";
import { ChatStoreContext } from "../../store/chatStoreContext.ts";
import { nobody, participantOrder } from "../../store/conversationSelectors.ts";
import type { NewPerson } from "./newPeople.ts";

interface Model {
  name: string;
  people: readonly NewPerson[];
}

/** What a new conversation begins with: nothing, or the name and the others of one that is there; as it is now. */
export function usePeopleOf(sid: ConversationSid | undefined): Model {
  const store = useContext(ChatStoreContext);
  const [model] = useState(() =>
    sid === undefined || store === null ? { name: "", people: [] } : modelOf(store.getState(), sid),
  );
  return model;
}

function modelOf(state: ChatState, sid: ConversationSid): Model {
  const people = participantOrder(state.participants[sid] ?? nobody).flatMap(
    (participant): NewPerson[] => {
      const { identity } = participant;
      if (identity !== null) {
        return identity === state.me ? [] : [{ kind: "chat", key: identity, identity }];
      }
      const learned = state.learnedBindings[participant.sid];
      const address = addressOf(participant, learned);
      if (address === null) return [];
      const number = numberOf(address);
      return [{ kind: "phone", key: number, number, picked: proxyAddressOf(participant, learned) }];
    },
  );
  return { name: state.conversations[sid]?.friendlyName ?? "", people };
}
