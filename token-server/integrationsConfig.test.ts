import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readIntegrationsConfig } from "./config.ts";

function contactsFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "contacts-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "contacts.json");
  writeFileSync(path, text);
  return path;
}

describe("readIntegrationsConfig", () => {
  it("needs nothing", () => {
    expect(readIntegrationsConfig({ CRM_CALLBACK_URL: " " })).toEqual({
      publicUrl: undefined,
      inbound: { identities: [], routing: "all" },
      templatesUrl: undefined,
      crmUrl: undefined,
      outgoingUrl: undefined,
      contacts: new Map(),
      avatarHosts: [],
    });
  });

  it("reads identities with spaces around them, each once, and an address without its last slash", () => {
    const config = readIntegrationsConfig({
      INBOUND_IDENTITIES: "alice, bob@example.org ,alice",
      INBOUND_ROUTING: "round-robin",
      PUBLIC_URL: "https://chat.example.org/",
    });
    expect(config.inbound).toEqual({
      identities: ["alice", "bob@example.org"],
      routing: "round-robin",
    });
    expect(config.publicUrl).toBe("https://chat.example.org");
  });

  it.each([
    [{ PUBLIC_URL: "chat.example.org" }, "PUBLIC_URL must be an address"],
    [{ PUBLIC_URL: "https://chat.example.org/?a=1" }, "PUBLIC_URL must be an address"],
    [{ TEMPLATES_CALLBACK_URL: "file:///etc/passwd" }, "TEMPLATES_CALLBACK_URL must be an address"],
    [
      { CRM_CALLBACK_URL: "https://user:secret@crm.example" },
      "CRM_CALLBACK_URL must be an address",
    ],
    [{ OUTGOING_CALLBACK_URL: "no" }, "OUTGOING_CALLBACK_URL must be an address"],
    [{ INBOUND_IDENTITIES: "alice,,bob" }, "INBOUND_IDENTITIES must be identities"],
    [{ INBOUND_IDENTITIES: "a\u0007b" }, "INBOUND_IDENTITIES must be identities"],
    [{ INBOUND_ROUTING: "random" }, "INBOUND_ROUTING must be all or round-robin."],
    [{ CONTACTS_FILE: "/nowhere/contacts.json" }, /^CONTACTS_FILE cannot be read: ENOENT/],
  ])("refuses %o with a sentence that names the variable", (env, sentence) => {
    expect(() => readIntegrationsConfig(env)).toThrow(sentence);
  });

  it.each(["*", "*.org:x", "cdn.example.org; script-src *", "http://cdn.example.org", "localhost"])(
    "refuses %s as a host of pictures",
    (hosts) => {
      const env = { CONTACT_AVATAR_HOSTS: hosts };
      expect(() => readIntegrationsConfig(env)).toThrow(
        "CONTACT_AVATAR_HOSTS must be names of hosts",
      );
    },
  );

  it("reads the hosts of pictures as sources of the policy", () => {
    const env = {
      CONTACT_AVATAR_HOSTS: "CDN.example.org, https://*.example.net:8443/,http://127.0.0.1:4000",
    };
    expect(readIntegrationsConfig(env).avatarHosts).toEqual([
      "https://cdn.example.org",
      "https://*.example.net:8443",
      "http://127.0.0.1:4000",
    ]);
  });

  it("does not repeat a password from an address in its sentence", () => {
    const env = { CRM_CALLBACK_URL: "https://user:secret@crm.example" };
    expect(() => readIntegrationsConfig(env)).toThrow(/^(?!.*secret)/);
  });

  it.each([
    ["{", "CONTACTS_FILE cannot be read"],
    [`{"contacts":[{"address":"555","displayName":"Maya"}]}`, "contacts.0.address"],
    [
      `{"contacts":[{"address":"+16505551111","displayName":"M","avatar":"javascript:1"}]}`,
      "contacts.0.avatar",
    ],
  ])("names the entry of the contacts file that is wrong: %s", (text, part) => {
    expect(() => readIntegrationsConfig({ CONTACTS_FILE: contactsFile(text) })).toThrow(part);
  });

  it("finds a contact by number, whichever channel the file names", () => {
    const text = `{"contacts":[{"address":"whatsapp:+16505551111","displayName":"Maya"}]}`;
    const { contacts } = readIntegrationsConfig({ CONTACTS_FILE: contactsFile(text) });
    expect(contacts.get("+16505551111")).toMatchObject({ displayName: "Maya", worker: null });
  });
});
