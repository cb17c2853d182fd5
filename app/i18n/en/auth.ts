export const auth = {
  signInTitle: "Sign in",
  email: "E-mail",
  password: "Password",
  signIn: "Sign in",
  showPassword: "Show password",
  hidePassword: "Hide password",
  signedOut: "You are signed out.",
  demoHeading: "Demo accounts",
  demoText: "The password of the demo accounts was printed when the program started.",
  demoUse: (p: { role: string }) => `Sign in as ${p.role}`,
  forgotten: "Ask an administrator to set a new password.",
  sessionNote: "You stay signed in on this device until you sign out or are away for long.",
};
