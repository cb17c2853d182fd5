import type { LandingVariant } from "#app/domain/quotas.ts";

const name: Record<LandingVariant, string> = {
  registered: "company registered",
  land_or_capital: "land or capital",
  construction_started: "construction started",
};

/** As it is printed beside every figure that depends on it. */
const printed: Record<LandingVariant, string> = {
  registered: "landed = company registered",
  land_or_capital: "land or capital",
  construction_started: "landed = construction started",
};

export const variants = { landing: "Landing reading", name, printed };
