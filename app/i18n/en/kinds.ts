import type { AmountModifier, AmountUnit, ChainRole, Flag, Kind, LeadSource, LossReason, ScreenResult, TalkChannel } from "#app/domain/kinds.ts";

const kind: Record<Kind, string> = {
  new_build: "New build",
  expansion: "Expansion",
  technical_upgrade: "Technical upgrade",
  relocation: "Relocation",
};

const chainRole: Record<ChainRole, string> = { strengthen: "Strengthens the chain", fill: "Fills a gap", extend: "Extends the chain" };

const flag: Record<Flag, string> = {
  central_soe: "Central SOE",
  defence: "Defence",
  mayor_programme: "Mayors’ programme",
  two_high: "Two-high",
  green_new_high: "Green, new, high-tech",
  chief_project: "One chief, one project",
};

const amountModifier: Record<AmountModifier, string> = { approx: "approx.", at_least: "over", planned: "planned", range: "from" };

const amountUnit: Record<AmountUnit, string> = { yi: "100 m (亿)", wan: "10,000 (万)", yuan: "units of the currency" };

const screen: Record<ScreenResult, string> = { hit: "Hit", clear: "Clear" };

const source: Record<LeadSource, string> = {
  outpost: "Liaison office",
  investor_referral: "Investor referral",
  fund: "Industrial fund",
  fair: "Trade fair",
  call: "Call or visit",
  other: "Other",
};

const lossReason: Record<LossReason, string> = {
  strategy: "Investor changed strategy",
  location: "Location or surroundings",
  land: "No agreement on land",
  resources: "Energy or environmental capacity",
  policy: "No agreement on terms",
  funding: "Funding not in place",
  market: "Market changed",
  admission: "Not admitted",
  other: "Other",
};

const channel: Record<TalkChannel, string> = { call: "Call", visit_out: "Visit out", visit_in: "Visit in", meeting: "Meeting", message: "Message", other: "Other" };

export const kinds = {
  kind,
  chainRole,
  flag,
  amountModifier,
  amountUnit,
  screen,
  source,
  lossReason,
  channel,
  foreign: "Foreign",
  foreignShort: "FDI",
  domestic: "Domestic",
  notScreened: "Not screened",
  rangeLowerEnd: "A range counts by its lower end.",
};
