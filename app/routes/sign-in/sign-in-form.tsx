import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { Refusal } from "#app/domain/verdict.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";

export interface SignInFormProps {
  readonly to: string;
  readonly email: string;
  readonly answer: { readonly errors: readonly Refusal[] } | undefined;
}

/** E-mail and password. What is wrong is told for both together; both are marked, so that neither is given away. */
export function SignInForm({ to, email, answer }: SignInFormProps) {
  const words = useWords();
  const { auth } = words;
  const form = useFocusFirstInvalid(answer);
  const isSending = useNavigation().formAction?.startsWith("/sign-in") ?? false;
  const [isShown, setShown] = useState(false);
  const errors = refusalsByField(words, answer?.errors ?? []);
  const isRefused = errors[""] !== undefined;
  return (
    <Form ref={form} method="post" action="/sign-in" noValidate className="flex flex-col gap-4">
      <input type="hidden" name="to" value={to} />
      <Field label={auth.email} name="email" errors={errors.email} required>
        {(control) => <TextInput {...control} type="email" autoComplete="username" defaultValue={email} autoCapitalize="none" spellCheck={false} />}
      </Field>
      <Field label={auth.password} name="password" errors={errors.password} required aside={<PasswordSwitch isShown={isShown} onSwitch={() => setShown(!isShown)} />}>
        {(control) => <TextInput {...control} aria-invalid={control["aria-invalid"] ?? (isRefused || undefined)} type={isShown ? "text" : "password"} autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" size="l" disabled={isSending}>{auth.signIn}</Button>
    </Form>
  );
}

function PasswordSwitch({ isShown, onSwitch }: { readonly isShown: boolean; readonly onSwitch: () => void }) {
  const { auth } = useWords();
  return <button type="button" className="link min-h-6 text-xs" aria-pressed={isShown} onClick={onSwitch}>{isShown ? auth.hidePassword : auth.showPassword}</button>;
}
