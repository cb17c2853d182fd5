export const gateRules = {
  title: "Gate rules",
};
