import { Link } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { canMoveBack } from "#app/domain/moves.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import { formatList } from "#app/i18n/format.ts";
import { refusalsByField, refusalText } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { OpenPane } from "#app/services/projects/open-pane.server.ts";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { FigureEffects } from "../figure-effects.tsx";
import { StageMark } from "../stage-mark.tsx";
import { PaneForm } from "./pane-form.tsx";
import { backPath } from "./project-address.ts";
import type { RefusedChange } from "./project-answer.ts";

export interface BackFormProps {
  readonly view: ProjectView;
  readonly open: Pick<OpenPane, "back" | "impossible">;
  readonly formKey: string;
  readonly refused: RefusedChange | null;
}

/** To which stage: the earlier ones, each a link to what going back there comes to. */
function StageChoice({ view, impossible }: { readonly view: ProjectView; readonly impossible: OpenPane["impossible"] }) {
  const words = useWords();
  const { gates, stages } = words;
  const earlier = COLUMN_STAGES.filter((stage) => canMoveBack(view.card.stage, stage).ok);
  return (
    <div className="px-3 pb-4">
      {impossible.length > 0 && <Banner tone="warning" className="mx-2 mb-3">{impossible.map((reason) => refusalText(words, reason)).join(" ")}</Banner>}
      <p className="px-2 pb-1 text-sm text-muted">{earlier.length > 0 ? gates.moveBackWhere : refusalText(words, { code: "not_back" })}</p>
      <ul>
        {earlier.map((stage) => (
          <li key={stage}>
            <Link to={backPath(view.code, stage)} replace preventScrollReset className="flex min-h-10 items-center gap-3 rounded-sm px-2 text-base text-ink hover:bg-hover touch:min-h-12">
              <StageMark stage={stage} size="l" /><span className="flex-1">{stages.name[stage]}</span><Icon of={ArrowLeft} size="s" className="text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Takes a project back to an earlier stage: what goes, which figures change, and why. */
export function BackForm({ view, open, formKey, refused }: BackFormProps) {
  const words = useWords();
  const { gates, milestones, stages } = words;
  const locale = useLocale();
  const form = useFocusFirstInvalid(refused);
  const { back } = open;
  if (!back) return <StageChoice view={view} impossible={open.impossible} />;
  return (
    <PaneForm formRef={form} intent="moveBack" version={view.version} formKey={formKey} refused={refused} fields={["reason"]} hidden={{ to: back.to }}
      submit={gates.moveBackTo({ stage: stages.name[back.to] })} submitVariant="danger">
      <p className="px-5 pb-3 text-base text-ink">{gates.takesBack({ milestones: formatList(locale, back.milestones.map((type) => milestones.name[type])) })}</p>
      <FigureEffects effects={back.effects} />
      <Field label={gates.moveBackReason} name="reason" className="px-5 pb-4" required errors={refusalsByField(words, refused?.errors ?? []).reason}>
        {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.reason ?? ""} />}
      </Field>
    </PaneForm>
  );
}
