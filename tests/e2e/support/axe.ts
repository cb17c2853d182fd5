import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page as it stands, once an open dialog has made the page behind it inert: each rule with the elements that break it. */
export async function axeFaults(page: Page): Promise<{ rule: string; at: string[] }[]> {
  await page.waitForFunction(() => [...document.querySelectorAll("dialog[open]")].every((dialog) => dialog.matches(":modal")));
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(RULES).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`) }));
}
