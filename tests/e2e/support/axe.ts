import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page as it stands: each rule with the elements that break it. */
export async function axeFaults(page: Page): Promise<{ rule: string; at: string[] }[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`) }));
}
