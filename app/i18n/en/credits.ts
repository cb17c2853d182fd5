export const credits = {
  title: "Shared credit",
};
