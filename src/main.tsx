import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "./app/api.ts";
import { App } from "./app/App.tsx";
import { applySettings } from "./app/applySettings.ts";
import { createAppModel } from "./app/appModel.ts";
import { invitationIn } from "./app/arrival.ts";
import { sendEarly, takeBeginnings } from "./app/early.ts";
import { registerShell } from "./app/registerShell.ts";
import { applyLanguage } from "./app/shownLanguage.ts";
import { StartLanguage } from "./app/StartLanguage.tsx";
import "./app/start.css";

const root = document.getElementById("root");
if (root === null) throw new Error('index.html has no element with the id "root"');

applySettings();
applyLanguage();
registerShell();

// The phones are a page of their own, which needs nothing of the chat.
if (/^\/phones(\/|$)/.test(location.pathname)) {
  void import("./app/openPhones.ts").then(({ openPhones }) => openPhones(root));
} else {
  showChat(root);
}

function showChat(element: HTMLElement): void {
  const model = createAppModel(createApi(sendEarly), takeBeginnings);
  void model.load();
  // Another link pasted into the page of a bad one: only what stands behind the # changes, and nothing is loaded.
  addEventListener("hashchange", () => {
    if (invitationIn(location) !== null) void model.load();
  });

  createRoot(element).render(
    <StrictMode>
      <StartLanguage>
        <App model={model} />
      </StartLanguage>
    </StrictMode>,
  );
}
