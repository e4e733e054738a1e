import { numberA, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";
const count = 160;
const bodyOf = (n: number) => `line ${String(n).padStart(3, "0")}`;

test("a long history is read back to its first message, in order and without holes", async ({
  program,
  phones,
  chat,
}) => {
  for (let n = 1; n <= count; n += 1) {
    await phones.text(phone1.address, numberA.address, bodyOf(n));
  }
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.expectMessage(bodyOf(count));

  const seen = new Set<string>();
  await chat.thread.hover();
  await expect
    .poll(
      async () => {
        for (const [line] of (await chat.thread.innerText()).matchAll(/line \d{3}/g))
          seen.add(line);
        await chat.scrollThread(-500);
        return chat.message("the keys for 12 Maple Street are ready").count();
      },
      { timeout: 90_000, intervals: [50] },
    )
    .toBe(1);
  expect([...seen].toSorted((a, b) => a.localeCompare(b))).toEqual(
    Array.from({ length: count }, (_, n) => bodyOf(n + 1)),
  );

  // Away from the end, a new text does not move what is being read; one click leads to it.
  await phones.text(phone1.address, numberA.address, "the newest text");
  const jump = chat.page.getByRole("button", { name: "Jump to latest, 1 new message" });
  await expect(jump).toBeVisible();
  await expect(chat.message("the keys for 12 Maple Street are ready")).toBeVisible();
  await jump.click();
  await expect(chat.message("the newest text")).toBeInViewport();
});
