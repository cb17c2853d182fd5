const typed = new Set<HTMLFormElement>();

function isWriting(form: EventTarget | null): form is HTMLFormElement {
  return form instanceof HTMLFormElement && form.method === "post";
}

function onInput({ target }: Event): void {
  const form = target instanceof Element ? target.closest("form") : null;
  if (isWriting(form)) typed.add(form);
}

function onLeave({ target }: Event): void {
  if (isWriting(target)) typed.delete(target);
}

/** Notes from now on into which forms somebody types. */
export function watchForms(): () => void {
  document.addEventListener("input", onInput);
  for (const event of ["submit", "reset"]) document.addEventListener(event, onLeave);
  return () => {
    document.removeEventListener("input", onInput);
    for (const event of ["submit", "reset"]) document.removeEventListener(event, onLeave);
  };
}

/** Whether new data would come between somebody and what they are doing: a dialog, a card in the hand, a form half filled in. */
export function isSomebodyBusy(): boolean {
  for (const form of typed) if (!form.isConnected) typed.delete(form);
  return typed.size > 0 || document.querySelector("dialog[open], [data-lifted], :popover-open") !== null;
}
