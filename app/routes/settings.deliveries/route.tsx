import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { DELIVERY_INTENTS, deliveryButton } from "#app/schemas/delivery-form.ts";
import { DELIVERY_GROUPS, giveUpDelivery, retryDelivery, viewDeliveries } from "#app/services/deliveries/deliveries-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Segments } from "#app/ui/chip.tsx";
import { DeliveryTable } from "./delivery-table.tsx";

export const meta = pageTitle((words) => words.deliveries.title);
export const shouldRevalidate = revalidateOnConflict;

const groupOf = (request: Request) => {
  const wanted = new URL(request.url).searchParams.get("show");
  return DELIVERY_GROUPS.find((group) => group === wanted) ?? "open";
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.read");
  const saved = new URL(request.url).searchParams.get("saved");
  return { view: found(await viewDeliveries(ctx, groupOf(request))), offersMail: context.offersMail, saved: DELIVERY_INTENTS.find((intent) => intent === saved) ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  return answerForms(ctx, request, {
    of: "", intents: DELIVERY_INTENTS, path: `/settings/deliveries?show=${groupOf(request)}`, works: {
      retry: formWork(deliveryButton, (on, _, { id }) => retryDelivery(on, id)),
      giveUp: formWork(deliveryButton, (on, _, { id }) => giveUpDelivery(on, id)),
    },
  });
}

export default function Deliveries() {
  const { view, offersMail, saved } = useLoaderData<typeof loader>();
  const { deliveries: texts } = useWords();
  const { whole } = useRefusal([]);
  const segments = (["open", "dead", "past"] as const).map((group) => ({ key: group, to: `/settings/deliveries?show=${group}`, current: group === view.group, content: `${texts.groups[group]} ${view.counts[group]}` }));
  return (
    <>
      <SavedNotice param="saved" text={saved === null ? null : texts.saved[saved]} />
      {whole.length > 0 && <Banner tone="error">{whole.join(" ")}</Banner>}
      <p className="text-sm text-muted">{texts.note} {offersMail ? "" : texts.mailOff}</p>
      <div><Segments label={texts.title} segments={segments} /></div>
      <DeliveryTable view={view} />
    </>
  );
}
