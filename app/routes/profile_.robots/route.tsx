import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { addRobotForm, ROBOT_INTENTS, robotButton } from "#app/schemas/robot-form.ts";
import { sealsOf } from "#app/services/auth/seals.server.ts";
import { addRobot, ownRobots, removeRobot, setRobotDisabled, testRobot } from "#app/services/robots/own-robots.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { ADD_FIELDS, AddRobotForm } from "./add-robot-form.tsx";
import { RobotTable } from "./robot-table.tsx";

export const meta = pageTitle((words) => words.deliveries.robot.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "profile.own");
  const saved = new URL(request.url).searchParams.get("saved");
  return { robots: await ownRobots(ctx), formKey: randomUUID(), saved: ROBOT_INTENTS.find((intent) => intent === saved) ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, locale } = await requireUser(request, context, "profile.own");
  const seals = sealsOf(context.sessionSecret);
  return answerForms(ctx, request, {
    of: "", intents: ROBOT_INTENTS, path: "/profile/robots", works: {
      add: formWork(addRobotForm, (on, _, { intent: _intent, ...robot }) => addRobot(on, seals, robot)),
      test: formWork(robotButton, (on, _, robot) => testRobot(on, seals, robot, locale)),
      disable: formWork(robotButton, (on, _, robot) => setRobotDisabled(on, robot, true)),
      enable: formWork(robotButton, (on, _, robot) => setRobotDisabled(on, robot, false)),
      remove: formWork(robotButton, (on, _, robot) => removeRobot(on, robot)),
    },
  });
}

export default function Robots() {
  const { robots, formKey, saved } = useLoaderData<typeof loader>();
  const { robot } = useWords().deliveries;
  const { whole } = useRefusal(ADD_FIELDS);
  return (
    <Page title={robot.title}>
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <SavedNotice param="saved" text={saved === null ? null : robot.saved[saved]} />
        {whole.length > 0 && <Banner tone="error">{whole.join(" ")}</Banner>}
        <p className="text-sm text-muted">{robot.note}</p>
        <RobotTable robots={robots} />
        <AddRobotForm key={robots.length} formKey={formKey} />
      </div>
    </Page>
  );
}
