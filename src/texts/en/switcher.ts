export const switcherTexts = {
  title: "Go to a conversation",
  label: "Conversation",
  placeholder: "Title, person or number",
  none: "No conversation like this.",
  unread: "Unread",
};

export const shortcutTexts = {
  title: "Keyboard shortcuts",
  ctrl: "Ctrl",
  switcher: "Go to a conversation",
  search: "Search conversations",
  next: "Next conversation",
  previous: "Previous conversation",
  inList: "Move in a list",
  open: "Open what is focused",
  send: "Send (see Settings)",
  newLine: "New line in a message",
  editLast: "Edit the last own message, from an empty box",
  close: "Close what is open",
  help: "This help",
};
