/** Words of the API's own description. */
export const api = {
  title: "Luodi API",
  description: "Projects, board, quotas and the feed of changes. Money is in whole yuan (…Cny) or whole units of the currency; dates keep their precision; a token sees what its account sees.",
  calls: {
    listProjects: "A page of the projects that the token sees",
    createProject: "Creates a project; the same Idempotency-Key again gives the same answer",
    readProject: "One project; its version is the ETag",
    changeProject: "Changes the fields given, on the version named in If-Match",
    recordMilestone: "Records the day on which a milestone was reached, with what its gate asks for",
    listIssues: "One page of issues under supervision",
    readBoard: "Count and sum per stage",
    readQuotas: "Every quota of a year on both clocks",
    explainQuota: "The projects counted and the near-misses with the condition they fail",
    readChanges: "What changed since a number, oldest first; go on with next",
    readDescription: "This description",
  },
  token: "An API token of an account",
  problem: "A problem (RFC 9457) in the language of Accept-Language, Chinese by default",
};
