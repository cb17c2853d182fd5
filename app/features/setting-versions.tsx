import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, Row, TableFrame } from "#app/ui/table.tsx";

export interface SettingVersionRow {
  readonly shown: ReactNode;
  readonly recordedFrom: string;
  readonly recordedTo: string | null;
  readonly recordedBy: string | null;
}

/** What a setting was, from when to when, and who recorded it; the present version first. */
export function SettingVersions({ versions, empty }: { readonly versions: readonly SettingVersionRow[]; readonly empty?: string }) {
  const { settings } = useWords();
  const locale = useLocale();
  return (
    <Panel title={settings.versions} flush>
      {versions.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{empty}</p> : (
        <TableFrame label={settings.tableOf({ name: settings.versions })}>
          <thead>
            <tr>
              <HeadCell>{settings.value}</HeadCell>
              <HeadCell>{settings.recordedFrom}</HeadCell>
              <HeadCell>{settings.recordedTo}</HeadCell>
              <HeadCell>{settings.recordedBy}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <Row key={version.recordedFrom + String(version.recordedTo)}>
                <Cell strong={version.recordedTo === null}>{version.shown}</Cell>
                <Cell>{formatInstant(locale, version.recordedFrom)}</Cell>
                <Cell>{version.recordedTo === null ? settings.stillInForce : formatInstant(locale, version.recordedTo)}</Cell>
                <Cell>{version.recordedBy ?? settings.byProgram}</Cell>
              </Row>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
