import { useWords } from "#app/i18n/words-context.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Leads to one's group robots. */
export function RobotsPanel() {
  const { robot } = useWords().deliveries;
  return (
    <Panel title={robot.title} action={<LinkButton to="/profile/robots">{robot.manage}</LinkButton>}>
      <p className="text-sm text-ink-2">{robot.note}</p>
    </Panel>
  );
}
