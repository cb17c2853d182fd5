import type { AdmissionTables } from "./admission.ts";
import type { CalendarTables } from "./calendar.ts";
import type { ChiefTables } from "./chiefs.ts";
import type { CommitmentTables } from "./commitments.ts";
import type { CompanyTables } from "./companies.ts";
import type { CreditTables } from "./credits.ts";
import type { DeliveryTables } from "./deliveries.ts";
import type { DocumentTables } from "./documents.ts";
import type { GateRuleTables } from "./gate-rules.ts";
import type { IssueTables } from "./issues.ts";
import type { JobTables } from "./jobs.ts";
import type { LeadTables } from "./leads.ts";
import type { NoticeTables } from "./notices.ts";
import type { ApiTokenTable, IdempotencyTable, SessionTable, UserTable } from "./people.ts";
import type { MilestonePlanTable, ProjectFactsTable, ProjectTable, ProjectUpdateTable } from "./projects.ts";
import type { ProgressTables } from "./progress.ts";
import type { QuestionTables } from "./questions.ts";
import type { ResourceTables } from "./resources.ts";
import type {
  AnnexIndicatorTable, CapitalEventTable, ChainTable, CountryTable, DistrictTable, DivisionTable, PlanQuotaTable, QuotaTargetTable,
  RateTable, SettingTable, UnitTable,
} from "./reference.ts";
import type { WebhookTables } from "./webhooks.ts";
import type { AuditTable, ImportTable, MigrationTable } from "./trail.ts";

type LifeTables = DocumentTables & AdmissionTables & CommitmentTables & CreditTables & GateRuleTables & CompanyTables & LeadTables & ProgressTables & ResourceTables & CalendarTables
  & IssueTables
  & ChiefTables
  & QuestionTables
  & NoticeTables
  & DeliveryTables
  & WebhookTables
  & JobTables;

/** Every table of the database. */
export interface Database extends LifeTables {
  projects: ProjectTable;
  project_facts: ProjectFactsTable;
  milestone_plans: MilestonePlanTable;
  project_updates: ProjectUpdateTable;
  users: UserTable;
  sessions: SessionTable;
  api_tokens: ApiTokenTable;
  idempotency_keys: IdempotencyTable;
  districts: DistrictTable;
  divisions: DivisionTable;
  chains: ChainTable;
  units: UnitTable;
  countries: CountryTable;
  rates: RateTable;
  plan_quotas: PlanQuotaTable;
  quota_targets: QuotaTargetTable;
  annex_indicators: AnnexIndicatorTable;
  settings: SettingTable;
  capital_events: CapitalEventTable;
  audit_log: AuditTable;
  imports: ImportTable;
  schema_migrations: MigrationTable;
}
