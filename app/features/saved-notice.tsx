import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { Banner } from "#app/ui/banner.tsx";
import { useMessages } from "#app/ui/toast.tsx";

/** Says once what was stored: a passing message, and without JavaScript a line on the page. The address forgets it. */
export function SavedNotice({ text, param }: { readonly text: string | null; readonly param: string }) {
  const { toast } = useMessages();
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    if (text === null) return;
    toast(text);
    const params = new URLSearchParams(search);
    params.delete(param);
    const query = params.size > 0 ? `?${params}` : "";
    navigate(`${pathname}${query}${hash}`, { replace: true, preventScrollReset: true });
  }, [hash, navigate, param, pathname, search, text, toast]);
  return text === null ? null : <noscript><Banner tone="done">{text}</Banner></noscript>;
}
