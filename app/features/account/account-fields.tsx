import { ROLES } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { AccountChoices, NamedPlace } from "#app/services/people/account-choices.server.ts";
import { Field } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import type { Option } from "#app/ui/inputs.tsx";
import type { DrawnAnswer } from "../form-answer.ts";

export const ACCOUNT_FIELDS = ["name", "role", "district", "unit"];

export interface AccountValues {
  readonly name: string;
  readonly role: Role | "";
  readonly district: string | null;
  readonly unit: string | null;
}

export interface AccountFieldsProps {
  readonly choices: AccountChoices;
  readonly account: AccountValues;
  readonly drawn: DrawnAnswer;
}

/** Those that may be assigned, and the one that is. */
function optionsOf(places: readonly NamedPlace[], present: string | null, isEnglish: boolean): Option[] {
  return places.filter((place) => place.isOpen || place.code === present).map((place) => ({ value: place.code, label: isEnglish ? place.en : place.zh }));
}

/** Name, role and what is assigned: the part that adding and changing an account have in common. */
export function AccountFields({ choices, account, drawn }: AccountFieldsProps) {
  const { fields, roles, settings } = useWords();
  const isEnglish = useLocale() === "en";
  const { byField, values } = drawn;
  const roleOptions = ROLES.map((role) => ({ value: role, label: `${roles.name[role]} – ${roles.meaning[role]}` }));
  return (
    <>
      <Field label={fields.userName} name="name" errors={byField.name} required>
        {(control) => <TextInput {...control} defaultValue={values.name ?? account.name} autoComplete="off" />}
      </Field>
      <Field label={roles.role} name="role" errors={byField.role} required>
        {(control) => <Select {...control} options={roleOptions} empty={settings.chooseRole} defaultValue={values.role ?? account.role} />}
      </Field>
      <Field label={settings.assignedDistrict} name="district" errors={byField.district}>
        {(control) => <Select {...control} options={optionsOf(choices.districts, account.district, isEnglish)} empty={settings.notAssigned} defaultValue={values.district ?? account.district ?? ""} />}
      </Field>
      <Field label={settings.assignedUnit} name="unit" errors={byField.unit}>
        {(control) => <Select {...control} options={optionsOf(choices.units, account.unit, isEnglish)} empty={settings.notAssigned} defaultValue={values.unit ?? account.unit ?? ""} />}
      </Field>
    </>
  );
}

/** The name of an assigned place in the reader's language; null where nothing is assigned. */
export function usePlaceName(choices: AccountChoices): (account: { readonly district: string | null; readonly unit: string | null }) => string | null {
  const isEnglish = useLocale() === "en";
  return ({ district, unit }) => {
    const place = choices.districts.find(({ code }) => code === district) ?? choices.units.find(({ code }) => code === unit);
    return place ? (isEnglish ? place.en : place.zh) : null;
  };
}
