export const companies = {
  likeness: {
    credit_code: "Same credit code",
    project_code: "Same project code",
    same_name: "Same name",
    legal_form: "Same name but for the legal form",
    region: "Same name but for the place",
    group_form: "Same name but for group, holding or joint stock",
    shorter: "One name is part of the other",
    typo: "One slip of the hand apart",
    language: "Same name in the other script",
    wording: "Same name in other words",
    investor: "Same investor",
    near_investor: "Similar investor",
  },
  title: "Investors",
};
