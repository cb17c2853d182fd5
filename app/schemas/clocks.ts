import { z } from "zod";
import { isInstant, isIsoDate } from "#app/domain/dates.ts";

export const FIRST_QUOTA_YEAR = 2000;
export const LAST_QUOTA_YEAR = 2100;

/** A year of quotas, as text. */
export const yearField = z.string().refine((text) => /^\d{4}$/.test(text) && Number(text) >= FIRST_QUOTA_YEAR && Number(text) <= LAST_QUOTA_YEAR, "bad_year").transform(Number);
/** A day, as text; whether it lies in the future is the service's matter. */
export const asOfField = z.string().refine(isIsoDate, "bad_date");
/** A UTC instant as text, with or without milliseconds, stored with them. */
export const knownAtField = z.string().refine(isInstant, "bad_instant").transform((text) => new Date(text).toISOString());

export const quotaQuerySchema = z.strictObject({
  year: yearField.optional(), asOf: asOfField.optional(), knownAt: knownAtField.optional(), district: z.string().max(40).optional(),
});

const SHANGHAI_LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/;

/** The same from a page's own form, which may also give a minute of Shanghai time without a zone; the whole minute counts. */
export const pageKnownAtField = z.string().transform((text) => {
  const [, day, minute] = SHANGHAI_LOCAL.exec(text) ?? [];
  const instant = day && isIsoDate(day) ? new Date(`${day}T${minute}:59.999+08:00`) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant.toISOString() : text;
}).pipe(knownAtField);

/** Year, clocks and scope of figures, as the addresses of pages say them. */
export const figurePageFields = {
  year: yearField.optional(), asOf: asOfField.optional(), knownAt: pageKnownAtField.optional(), district: z.string().max(40).optional(),
} as const;
