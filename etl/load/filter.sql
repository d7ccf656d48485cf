-- The one filter of dashboard and export. An empty list filters nothing, a null day is an open end. A row without a date
-- passes every period unless only dated rows are wanted; an interval passes when it shares a day with the period.
-- One kind and one modality are asked as such: as lists of one they would cost three times as much on a million rows.

SET search_path = 'published';  -- so that the macros find each other in the snapshot, whatever it is attached as

-- Whether a list has one of the wanted ids, if any are wanted. Up to two are looked for by name, which takes a fifth of the
-- time of `list_has_any`; a second that is missing is in no list.
CREATE OR REPLACE MACRO is_any_wanted(ids, wanted) AS (
    len(wanted) = 0 OR list_contains(ids, wanted[1]) OR coalesce(list_contains(ids, wanted[2]), false)
    OR (len(wanted) > 2 AND list_has_any(ids, wanted))
);
CREATE OR REPLACE MACRO is_kept(
    company_ids, theme_ids, kind_id, first_day, last_day, modality_id, source_names, lang_ids,
    wanted_companies, wanted_themes, wanted_kinds, wanted_start, wanted_end, wanted_modalities, wanted_sources,
    wanted_languages, dated_only
) AS (
    (len(wanted_kinds::VARCHAR[]) = 0 OR list_contains(wanted_kinds::VARCHAR[], kind_id))
    AND (wanted_start::DATE IS NULL OR last_day IS NULL OR last_day >= wanted_start::DATE)
    AND (wanted_end::DATE IS NULL OR first_day IS NULL OR first_day <= wanted_end::DATE)
    AND (first_day IS NOT NULL OR NOT dated_only::BOOLEAN)
    AND (len(wanted_modalities::VARCHAR[]) = 0 OR list_contains(wanted_modalities::VARCHAR[], modality_id))
    AND is_any_wanted(company_ids, wanted_companies::VARCHAR[])
    AND is_any_wanted(theme_ids, wanted_themes::VARCHAR[])
    AND is_any_wanted(source_names, wanted_sources::VARCHAR[])
    AND is_any_wanted(lang_ids, wanted_languages::VARCHAR[])
);
-- An article may make claims of several kinds and certainties.
CREATE OR REPLACE MACRO is_article_kept(
    company_ids, theme_ids, kind_ids, day, modality_ids, source_name, lang_id,
    wanted_companies, wanted_themes, wanted_kinds, wanted_start, wanted_end, wanted_modalities, wanted_sources,
    wanted_languages, dated_only
) AS (
    is_any_wanted(kind_ids, wanted_kinds::VARCHAR[])
    AND (wanted_start::DATE IS NULL OR day IS NULL OR day >= wanted_start::DATE)
    AND (wanted_end::DATE IS NULL OR day IS NULL OR day <= wanted_end::DATE)
    AND (day IS NOT NULL OR NOT dated_only::BOOLEAN)
    AND is_any_wanted(modality_ids, wanted_modalities::VARCHAR[])
    AND is_any_wanted(company_ids, wanted_companies::VARCHAR[])
    AND is_any_wanted(theme_ids, wanted_themes::VARCHAR[])
    AND (len(wanted_sources::VARCHAR[]) = 0 OR list_contains(wanted_sources::VARCHAR[], source_name))
    AND (len(wanted_languages::VARCHAR[]) = 0 OR list_contains(wanted_languages::VARCHAR[], lang_id))
);

RESET search_path;
