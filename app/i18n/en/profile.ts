export const profile = {
  title: "Profile",
  account: "Account",
  changePassword: "Change password",
  passwordChanged: "Password changed; other sessions have ended.",
  passwordHint: (p: { min: number }) => `At least ${p.min} characters`,
  preferences: "Preferences",
  sessions: "Sessions",
  thisSession: "This session",
  endOthers: "End other sessions",
  othersEnded: "Other sessions have ended.",
  assigned: "Assigned to",
  tokens: "API tokens",
};
