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
  const { page, thread } = chat;
  const row = chat.row(title);
  await expect(row).toContainText(`${count + 1} unread messages`);

  // It opens where reading stopped, however far back that is, and only what has been on the screen counts as read.
  await chat.open(title);
  await expect(thread.getByRole("separator", { name: `${count + 1} new` })).toBeInViewport();
  await expect(chat.message("I will be there at 9:30")).toBeInViewport();
  await expect(chat.message(bodyOf(1))).toBeInViewport();
  await expect(row).toContainText(/1[345]\d unread messages/);

  // What a jump to the end passes over stays unread; the way back leads to it.
  await page.getByRole("button", { name: "Jump to latest", exact: true }).click();
  await expect(chat.message(bodyOf(count))).toBeInViewport();
  const above = page.getByRole("button", { name: "Unread messages above" });
  await expect(above).toBeVisible();
  await expect(row).toContainText(/1[345]\d unread messages/);
  await above.click();
  await expect(chat.message(bodyOf(count))).toHaveCount(0);
  await expect(above).toBeHidden();
  await page.getByRole("button", { name: "Jump to latest", exact: true }).click();
  await expect(chat.message(bodyOf(count))).toBeInViewport();
  await page.getByRole("button", { name: "Mark as read" }).click();
  await expect(above).toBeHidden();
  await expect(row).not.toContainText("unread");

  // A view of another height still ends with the newest message.
  await page.setViewportSize({ width: 1280, height: 500 });
  await expect(chat.message(bodyOf(count))).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(chat.message(bodyOf(count))).toBeInViewport({ ratio: 1 });

  // What is being read stays where it is while older messages come in above it.
  const scroller = page.getByRole("group", { name: "Messages", exact: true });
  const scrolled = () => scroller.evaluate(({ scrollTop }) => scrollTop);
  const held = async () =>
    Number(await thread.getByRole("listitem").first().getAttribute("aria-setsize"));
  await thread.hover();
  await expect(async () => {
    await chat.scrollThread(1100 - (await scrolled()));
    expect(Math.abs(1100 - (await scrolled()))).toBeLessThan(40);
  }).toPass();
  const heldBefore = await held();
  const read = await scroller.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return document.elementFromPoint(left + 100, top + 60)?.closest("[role=listitem]")?.textContent;
  });
  const [line = "nothing"] = /line \d{3}/.exec(read ?? "") ?? [];
  await chat.scrollThread(-400);
  await expect.poll(held).toBeGreaterThan(heldBefore);
  await expect(chat.message(line)).toBeInViewport();

  await page.getByRole("button", { name: "Jump to latest", exact: true }).click();
  await expect(chat.message(bodyOf(count))).toBeInViewport();
  const seen = new Set<string>();
  await thread.hover();
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

  await chat.scrollThread(-4000);
  // Away from the end, a new text does not move what is being read; one click leads to it.
  await phones.text(phone1.address, numberA.address, "the newest text");
  const jump = chat.page.getByRole("button", { name: "Jump to latest, 1 new message" });
  await expect(jump).toBeVisible();
  await expect(chat.message("the keys for 12 Maple Street are ready")).toBeInViewport();
  await jump.click();
  await expect(chat.message("the newest text")).toBeInViewport();

  // What waits stays last, and in view, while texts come in above it.
  await phones.fault({
    on: "sdk",
    method: "POST",
    path: "/Messages",
    effect: "error",
    code: 50107,
    status: 403,
  });
  await chat.send("not sent yet");
  await expect(chat.message("not sent yet")).toContainText("50107");
  for (const body of ["above it", "above it, too"]) {
    await phones.text(phone1.address, numberA.address, body);
    await expect(chat.message(new RegExp(`${body}$`))).toBeInViewport();
    await expect(
      chat.message("not sent yet").getByRole("button", { name: "Retry" }),
    ).toBeInViewport();
  }
});
