// Stands in for react-remove-scroll-bar, which the dialogs bring along; see vite.config.ts.
/** Nothing to hide: the page itself never scrolls, its panes do. */
export function RemoveScrollBar() {
  return null;
}
