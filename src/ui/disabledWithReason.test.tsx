import { Plus } from "lucide-react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";

test("a button with a reason stays focusable and tells it", () => {
  const markup = renderToStaticMarkup(
    <Button disabledReason="Only Ben may close it">Close</Button>,
  );
  expect(markup).toContain('aria-disabled="true"');
  expect(markup).toContain('aria-description="Only Ben may close it"');
  expect(markup).toContain('data-tooltip="Only Ben may close it"');
  expect(markup).not.toMatch(/ disabled=/u);
});

test("an icon button has a name and shows it as its tooltip", () => {
  const markup = renderToStaticMarkup(<IconButton label="New conversation" icon={Plus} />);
  expect(markup).toContain('aria-label="New conversation"');
  expect(markup).toContain('data-tooltip="New conversation"');
  expect(markup).toContain('type="button"');
});
