export const commitments = {
  title: "Commitments",
};
