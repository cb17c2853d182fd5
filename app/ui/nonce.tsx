import { createContext, useContext } from "react";

const NonceContext = createContext("");

export const NonceProvider = NonceContext.Provider;

/** Empty in the browser, where the attribute is hidden once the page is parsed. */
export function useNonce(): string {
  return useContext(NonceContext);
}
