import { appendOnly, milestoneColumns, VERSIONED, versioned } from "./ddl.ts";

const PEOPLE = [
  `CREATE TABLE users (
  id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  role TEXT NOT NULL CHECK (role IN ('commerce','liaison','district','unit','leader','auditor','administrator')),
  district TEXT REFERENCES districts(code), unit TEXT REFERENCES units(code), password_hash TEXT NOT NULL, disabled_at TEXT,
  failed_count INTEGER NOT NULL DEFAULT 0, failed_since TEXT, locked_until TEXT, is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0,1)),
  version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT`,
  `CREATE TABLE sessions (
  id_hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id), created_at TEXT NOT NULL, last_seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  `CREATE INDEX sessions_user ON sessions (user_id)`,
  `CREATE TABLE api_tokens (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id), hash TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL CHECK (scope IN ('read','write')), created_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT
) STRICT`,
  `CREATE INDEX api_tokens_user ON api_tokens (user_id)`,
  `CREATE TABLE idempotency_keys (
  user_id INTEGER NOT NULL REFERENCES users(id), key TEXT NOT NULL, request_hash TEXT NOT NULL, status INTEGER NOT NULL,
  answer TEXT NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID`,
];

const REFERENCE = [
  `CREATE TABLE districts (
  code TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('city','county','zone')), name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)), host TEXT REFERENCES districts(code), successor TEXT REFERENCES districts(code),
  valid_from TEXT, valid_to TEXT, position INTEGER NOT NULL
) STRICT`,
  `CREATE TABLE divisions (
  code TEXT PRIMARY KEY CHECK (length(code) = 2), section TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases))
) STRICT`,
  `CREATE TABLE chains (
  code TEXT PRIMARY KEY, version TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT
) STRICT`,
  `CREATE TABLE units (code TEXT PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, aliases TEXT NOT NULL CHECK (json_valid(aliases))) STRICT`,
  `CREATE TABLE countries (code TEXT PRIMARY KEY CHECK (length(code) = 2), name_zh TEXT NOT NULL, name_en TEXT NOT NULL, aliases TEXT NOT NULL CHECK (json_valid(aliases))) STRICT`,
  `CREATE TABLE rates (currency TEXT NOT NULL CHECK (length(currency) = 3), on_date TEXT NOT NULL, cny_per_unit TEXT NOT NULL, PRIMARY KEY (currency, on_date)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE plan_quotas (quota_id TEXT PRIMARY KEY, plan TEXT NOT NULL, clause TEXT NOT NULL, lead_units TEXT NOT NULL CHECK (json_valid(lead_units)), support_units TEXT NOT NULL CHECK (json_valid(support_units))) STRICT`,
  ...versioned("quota_targets", `CREATE TABLE quota_targets (
  id INTEGER PRIMARY KEY, quota_id TEXT NOT NULL REFERENCES plan_quotas(quota_id), year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  district TEXT REFERENCES districts(code), numerator INTEGER NOT NULL CHECK (numerator >= 0), denominator INTEGER NOT NULL CHECK (denominator > 0),
  operator TEXT NOT NULL CHECK (operator IN ('>=','>')), provisional INTEGER NOT NULL CHECK (provisional IN (0,1)), ${VERSIONED}
) STRICT`),
  `CREATE UNIQUE INDEX quota_targets_current ON quota_targets (quota_id, year, coalesce(district, '')) WHERE recorded_to IS NULL`,
  `CREATE TABLE annex_indicators (
  code TEXT PRIMARY KEY, position INTEGER NOT NULL, category TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, unit_zh TEXT NOT NULL, unit_en TEXT NOT NULL,
  base_2020 TEXT, target_2023 TEXT, target_2025 TEXT, base_compared_with INTEGER, targets_compared_with INTEGER, lead_units TEXT NOT NULL CHECK (json_valid(lead_units))
) STRICT`,
  ...versioned("settings", `CREATE TABLE settings (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, ${VERSIONED}) STRICT`),
  `CREATE UNIQUE INDEX settings_current ON settings (key) WHERE recorded_to IS NULL`,
  ...versioned("capital_events", `CREATE TABLE capital_events (
  id INTEGER PRIMARY KEY, company TEXT NOT NULL, uscc TEXT, type TEXT NOT NULL CHECK (type IN ('listed','refinancing')), on_date TEXT NOT NULL,
  amount_cny INTEGER CHECK (amount_cny >= 0), ${VERSIONED}
) STRICT`),
  `CREATE INDEX capital_events_type ON capital_events (type, on_date)`,
];

const PROJECTS = [
  `CREATE TABLE projects (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40), version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('attraction','landing','construction','acceptance','capacity','supervision','done','left')),
  stage_since TEXT, light TEXT NOT NULL CHECK (light IN ('green','yellow','red','none')), light_milestone TEXT, light_due_on TEXT,
  next_milestone TEXT, next_due_on TEXT, status_until TEXT
) STRICT`,
  `CREATE INDEX projects_light ON projects (light) WHERE light IN ('yellow','red')`,
  `CREATE INDEX projects_status_until ON projects (status_until) WHERE status_until IS NOT NULL`,
  ...versioned("project_facts", `CREATE TABLE project_facts (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id), ${VERSIONED},
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200), investors TEXT NOT NULL CHECK (json_valid(investors)),
  has_foreign_investor INTEGER CHECK (has_foreign_investor IN (0,1)), uscc TEXT, district TEXT REFERENCES districts(code),
  division TEXT REFERENCES divisions(code), industry_class TEXT,
  kind TEXT CHECK (kind IN ('new_build','expansion','technical_upgrade','relocation')), chain TEXT REFERENCES chains(code),
  chain_role TEXT CHECK (chain_role IN ('strengthen','fill','extend')), amount INTEGER CHECK (amount >= 0), currency TEXT NOT NULL CHECK (length(currency) = 3),
  amount_unit TEXT CHECK (amount_unit IN ('yi','wan','yuan')), amount_modifier TEXT CHECK (amount_modifier IN ('approx','at_least','planned','range')),
  fixed_amount INTEGER CHECK (fixed_amount >= 0), total_cny INTEGER, total_usd INTEGER, rate_on TEXT,
  rate_basis TEXT CHECK (rate_basis IN ('signed','landed','lead','recorded')), rate_cny_per_unit TEXT, rate_cny_per_usd TEXT,
  rate_before_first INTEGER NOT NULL CHECK (rate_before_first IN (0,1)), foreign_share_bp INTEGER CHECK (foreign_share_bp BETWEEN 0 AND 10000),
  flags INTEGER NOT NULL, project_code TEXT, land_mu_e4 INTEGER CHECK (land_mu_e4 >= 0), far_e4 INTEGER CHECK (far_e4 >= 0),
  new_land INTEGER CHECK (new_land IN (0,1)), standard_land INTEGER CHECK (standard_land IN (0,1)), energy_tce_e4 INTEGER CHECK (energy_tce_e4 >= 0),
  two_high_screen TEXT CHECK (two_high_screen IN ('hit','clear')), replacement_plan_on TEXT, replacement_plan_precision TEXT CHECK (replacement_plan_precision IN ('year','month','day')),
  liaison_id INTEGER REFERENCES users(id), bureau_chief TEXT, suspended_on TEXT, resumed_on TEXT, termination_reason TEXT, source TEXT, intent TEXT, note TEXT,
  part_of TEXT REFERENCES projects(code) DEFERRABLE INITIALLY DEFERRED, duplicate_of TEXT REFERENCES projects(code) DEFERRABLE INITIALLY DEFERRED,
  month_precision INTEGER NOT NULL, year_precision INTEGER NOT NULL, not_applicable INTEGER NOT NULL,
  ${milestoneColumns()}
) STRICT`),
  `CREATE UNIQUE INDEX project_facts_current ON project_facts (project_id) WHERE recorded_to IS NULL`,
  `CREATE INDEX project_facts_versions ON project_facts (project_id, recorded_from)`,
  `CREATE INDEX project_facts_amount ON project_facts (total_cny DESC, project_id DESC) WHERE recorded_to IS NULL`,
  `CREATE INDEX project_facts_district ON project_facts (district, total_cny DESC) WHERE recorded_to IS NULL`,
  `CREATE INDEX project_facts_name ON project_facts (name, project_id) WHERE recorded_to IS NULL`,
  `CREATE INDEX project_facts_liaison ON project_facts (liaison_id) WHERE recorded_to IS NULL AND liaison_id IS NOT NULL`,
  `CREATE INDEX project_facts_chief ON project_facts (bureau_chief) WHERE recorded_to IS NULL AND bureau_chief IS NOT NULL`,
  `CREATE INDEX project_facts_project_code ON project_facts (project_code) WHERE recorded_to IS NULL AND project_code IS NOT NULL`,
  `CREATE INDEX project_facts_part_of ON project_facts (part_of) WHERE part_of IS NOT NULL`,
  `CREATE INDEX project_facts_duplicate_of ON project_facts (duplicate_of) WHERE duplicate_of IS NOT NULL`,
  `CREATE INDEX project_facts_signed ON project_facts (signed_on, recorded_to) WHERE signed_on IS NOT NULL`,
  `CREATE INDEX project_facts_landed ON project_facts (landed_on, recorded_to) WHERE landed_on IS NOT NULL`,
  `CREATE INDEX project_facts_land ON project_facts (land_on, recorded_to) WHERE land_on IS NOT NULL`,
  `CREATE INDEX project_facts_fund ON project_facts (fund_on, recorded_to) WHERE fund_on IS NOT NULL`,
  `CREATE INDEX project_facts_major ON project_facts (total_cny, recorded_to) WHERE total_cny >= 1000000000`,
  `CREATE INDEX project_facts_lead ON project_facts (lead_on DESC) WHERE recorded_to IS NULL AND signed_on IS NULL AND landed_on IS NULL AND terminated_on IS NULL`,
  ...versioned("milestone_plans", `CREATE TABLE milestone_plans (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id), type TEXT NOT NULL, plan_on TEXT, baseline_on TEXT, forecast_on TEXT,
  reason TEXT, ${VERSIONED}
) STRICT`),
  `CREATE INDEX milestone_plans_project ON milestone_plans (project_id, type, recorded_from)`,
  `CREATE UNIQUE INDEX milestone_plans_current ON milestone_plans (project_id, type) WHERE recorded_to IS NULL`,
  ...versioned("project_updates", `CREATE TABLE project_updates (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id), kind TEXT NOT NULL CHECK (kind IN ('loaded','milestone','follow_up')),
  on_date TEXT NOT NULL, note TEXT, ${VERSIONED}
) STRICT`),
  `CREATE INDEX project_updates_project ON project_updates (project_id, on_date, recorded_to)`,
  `CREATE VIRTUAL TABLE project_search USING fts5(name, code, uscc, investors, content='', contentless_delete=1, tokenize='unicode61')`,
];

const TRAIL = [
  `CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor_id INTEGER, actor_name TEXT NOT NULL, action TEXT NOT NULL, object_type TEXT NOT NULL, object_code TEXT,
  project_id INTEGER, before TEXT CHECK (before IS NULL OR json_valid(before)), after TEXT CHECK (after IS NULL OR json_valid(after)), prev_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT`,
  `CREATE INDEX audit_log_project ON audit_log (project_id, seq) WHERE project_id IS NOT NULL`,
  ...appendOnly("audit_log"),
  `CREATE TABLE imports (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, options TEXT NOT NULL, file_name TEXT NOT NULL, row_count INTEGER NOT NULL, created INTEGER NOT NULL,
  updated INTEGER NOT NULL, unchanged INTEGER NOT NULL, at TEXT NOT NULL, by_user INTEGER REFERENCES users(id)
) STRICT`,
  `CREATE INDEX imports_file ON imports (sha256)`,
];

/** The first schema: people, reference lists, projects with two clocks, the trail. */
export const initial = { name: "0001-initial", statements: [...REFERENCE, ...PEOPLE, ...PROJECTS, ...TRAIL] };
