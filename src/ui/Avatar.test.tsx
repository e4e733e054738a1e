import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Avatar } from "./Avatar.tsx";
import { AvatarStack } from "./AvatarStack.tsx";

const phone = { kind: "phone", address: "+16505551111", channel: "sms" } as const;

test("a phone shows its last two digits until it has a name", () => {
  expect(renderToStaticMarkup(<Avatar face={phone} />)).toContain(">11<");
  expect(renderToStaticMarkup(<Avatar face={{ ...phone, name: "Front desk" }} />)).toContain(
    ">FD<",
  );
});

test("a phone's picture lies over its mark, and tells its host nothing of this page", () => {
  const markup = renderToStaticMarkup(
    <Avatar face={{ ...phone, name: "Maya Lindqvist", picture: "https://cdn.example/maya.png" }} />,
  );
  expect(markup).toContain("ML<");
  expect(markup).toContain('src="https://cdn.example/maya.png"');
  expect(markup).toContain('referrerPolicy="no-referrer"');
});

test("the channel decides a phone's tint, people are round, programs have braces", () => {
  expect(renderToStaticMarkup(<Avatar face={{ ...phone, channel: "whatsapp" }} />)).toContain(
    "bg-wa-tint",
  );
  expect(renderToStaticMarkup(<Avatar face={phone} />)).not.toContain("border-radius:50%");
  expect(
    renderToStaticMarkup(<Avatar face={{ kind: "person", name: "Ben", identity: "bob" }} />),
  ).toContain("border-radius:50%");
  expect(renderToStaticMarkup(<Avatar face={{ kind: "program" }} />)).toContain("lucide-braces");
});

test("a stack draws one face large, and of many the first two", () => {
  const faces = ["11", "22", "33"].map((digits) => ({ ...phone, address: `+165055500${digits}` }));
  const one = renderToStaticMarkup(<AvatarStack faces={faces.slice(0, 1)} />);
  const three = renderToStaticMarkup(<AvatarStack faces={faces} />);
  expect(one).toContain("width:40px");
  expect(three).toContain(">11<");
  expect(three).toContain(">22<");
  expect(three).not.toContain(">33<");
});
