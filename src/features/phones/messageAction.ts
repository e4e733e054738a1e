import { createContext, type ReactNode } from "react";
import type { PhoneMessage } from "./emulatorSchemas.ts";

/** What is offered on a message: beside the chat its route, on a page of the phones alone nothing. */
export const MessageAction = createContext<(message: PhoneMessage) => ReactNode>(() => null);
