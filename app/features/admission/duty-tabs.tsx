import { useWords } from "#app/i18n/words-context.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

/** Leads from the inbox of reviews to the resources that go with admission, and back. */
export function DutyTabs({ current }: { readonly current: "admission" | "resources" }) {
  const { admission, resources } = useWords();
  return (
    <Tabs label={admission.title} tabs={[
      { key: "admission", to: "/admission", label: admission.reviews, current: current === "admission" },
      { key: "resources", to: "/resources", label: resources.panel, current: current === "resources" },
    ]} />
  );
}
