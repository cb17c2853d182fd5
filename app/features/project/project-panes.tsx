import { useNavigate } from "@remix-run/react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectPane } from "#app/schemas/milestone-form.ts";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import type { OpenPane } from "#app/services/projects/open-pane.server.ts";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { Segments } from "#app/ui/chip.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { BackForm } from "./back-form.tsx";
import { MilestoneEvidence } from "./milestone-evidence.tsx";
import { ClearForm, PlanForm, SkipForm } from "./plan-forms.tsx";
import type { RefusedChange } from "./project-answer.ts";
import { panePath, projectPath } from "./project-address.ts";
import { RecordForm } from "./record-form.tsx";
import { slipWords } from "./slip-text.tsx";
import { ArchiveForm, PauseForm, TerminateForm } from "./state-panes.tsx";

export interface ProjectPanesProps {
  readonly view: ProjectView;
  readonly line: MilestoneLine | null;
  readonly open: OpenPane;
  readonly formKey: string;
  readonly refused: RefusedChange | null;
}

function MilestoneForm({ view, open: { pane, asked, beside, effects }, line, formKey, refused }: ProjectPanesProps & { readonly line: MilestoneLine }) {
  const { project, milestones } = useWords();
  const { code, version, today } = view;
  const known = { line, version, formKey, refused };
  const isSkipped = line.notApplicable !== null;
  const shown = isSkipped ? "skip" : pane;
  const segment = (key: ProjectPane, label: string) => ({ key, to: panePath(code, key, line.type), current: key === shown, content: label });
  const segments = !view.mayEdit ? [] : isSkipped ? [segment("skip", project.stateSkip)]
    : line.actualOn === null ? [segment("record", project.stateDone), segment("plan", project.stateOpen), segment("skip", project.stateSkip)]
    : [segment("record", project.stateDone), segment("plan", milestones.plan), segment("clear", project.stateClear)];
  return (
    <>
      {segments.length > 0 && <div className="px-5 pb-4"><Segments label={project.stateOf({ milestone: milestones.name[line.type] })} segments={segments} /></div>}
      {beside && <MilestoneEvidence code={code} type={line.type} beside={beside} />}
      {shown === "record" && asked && <RecordForm {...known} asked={asked} today={today} />}
      {shown === "plan" && <PlanForm {...known} units={beside?.units ?? []} />}
      {shown === "skip" && <SkipForm {...known} />}
      {shown === "clear" && line.actualOn !== null && <ClearForm {...known} effects={effects ?? []} />}
    </>
  );
}

/** The form that the address asks for: a dialog, on a phone a sheet, without JavaScript a part of the page. */
export function ProjectPanes(props: ProjectPanesProps) {
  const { view, open, line, formKey, refused } = props;
  const { pane } = open;
  const words = useWords();
  const locale = useLocale();
  const navigate = useNavigate();
  const { common, gates, milestones, project } = words;
  const close = () => navigate(projectPath(view.code), { preventScrollReset: true, replace: true });
  if (line) {
    const description = joinFacts(locale, [line.planOn === null ? null : milestones.planOn({ date: formatPartialDate(locale, line.planOn, "long") }), slipWords(words, line)]);
    return (
      <Dialog key={line.type} isOpen onClose={close} size="m" closeLabel={common.close} eyebrow={view.input.name} title={milestones.name[line.type]} description={description || milestones.meaning[line.type]}>
        <MilestoneForm key={pane} {...props} line={line} />
      </Dialog>
    );
  }
  if (pane === "moveBack") {
    return (
      <Dialog key={open.back?.to ?? pane} isOpen onClose={close} size="m" closeLabel={common.close} eyebrow={view.input.name} title={open.back ? gates.moveBackTo({ stage: words.stages.name[open.back.to] }) : gates.moveBack}>
        <BackForm view={view} open={open} formKey={formKey} refused={refused} />
      </Dialog>
    );
  }
  const state = { input: view.input, version: view.version, formKey, today: view.today, refused };
  const isReopening = pane === "terminate" && view.input.dates.terminated !== undefined;
  const isAway = view.input.archivedOn !== null;
  const title = pane === "archive" ? (isAway ? project.restore : project.archive) : pane === "suspend" ? project.suspend : pane === "resume" ? project.resume : isReopening ? project.reopen : project.terminate;
  return (
    <Dialog key={pane} isOpen onClose={close} size="s" closeLabel={common.close} eyebrow={view.input.name} title={title}>
      {pane === "archive" ? <ArchiveForm {...state} /> : pane === "suspend" || pane === "resume" ? <PauseForm {...state} kind={pane} /> : <TerminateForm {...state} effects={open.effects ?? []} />}
    </Dialog>
  );
}
