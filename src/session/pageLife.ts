/** Whether somebody looks at the page, and whether it slept. */
export interface PageLife {
  isVisible(): boolean;
  /** In view again, woken from sleep, or the network is back: what was true before may not be. */
  onReturn(listener: () => void): () => void;
  /** Out of view, perhaps for good: the last moment that is sure to come. */
  onHidden(listener: () => void): () => void;
}
