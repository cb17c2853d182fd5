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
  forgotten: "Ask an administrator to set a new password.",
  sessionNote: (p: { idleMinutes: number; hours: number }) => `You are signed out after ${p.idleMinutes} minutes without use and after ${p.hours} hours in any case.`,
  demoRole: (p: { role: string; email: string }) => `${p.role}: fill in ${p.email}`,
};
