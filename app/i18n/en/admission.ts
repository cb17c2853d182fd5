export const admission = {
  title: "Admission",
};
