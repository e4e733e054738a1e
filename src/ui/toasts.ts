import type { LucideIcon } from "lucide-react";

export interface ToastAction {
  label: string;
  onPress: () => void;
}

export interface ToastContent {
  text: string;
  /** At the right, such as the number that was copied. */
  detail?: string;
  icon?: LucideIcon;
  action?: ToastAction;
  /** The action takes something back: more time for it. */
  undo?: boolean;
}

export interface Toast extends ToastContent {
  id: number;
}

const MOST = 2;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a line at the foot of the thread. Not for an error that has a place of its own. The oldest of three goes. */
export function showToast(content: ToastContent): number {
  lastId += 1;
  change([...toasts, { ...content, id: lastId }].slice(-MOST));
  return lastId;
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
