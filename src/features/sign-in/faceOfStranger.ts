import type { AvatarFace } from "../../ui/avatarFace.ts";

/** In the drawing, while nobody is known. */
export const faceOfStranger: AvatarFace = { kind: "person", name: "Alice", identity: "alice" };
