import { Client } from "@twilio/conversations";

/* The SDK with nothing around it: what the app's start is measured against. Token and socket come in the address. */

const settings = new URLSearchParams(location.hash.slice(1));

const client = new Client(settings.get("token") ?? "", {
  Twilsock: { uri: settings.get("uri") ?? "" },
});
client.on("initialized", () => {
  void client.getSubscribedConversations().then(() => {
    document.title = String(performance.now());
  });
});
