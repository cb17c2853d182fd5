export const companies = {
  title: "Investors",
};
