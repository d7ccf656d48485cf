-- `left_out` says why a total of closed sums must not add the amount; null: it may. A share of a round that is an event of
-- its own is `part` of it; a claim that two events would have had is `ambiguous`, and so is the later of two fundings of one
-- sum and month that name other investors in other articles: it may be the same round. `covers` lists the closed sums that a
-- running total holds as far as they are known.
CREATE TABLE published.investments AS
WITH deal AS (
    SELECT event_common.event_id, kind_of.value AS type, coalesce(payers.names, []) AS investors,
           payee.names[1] AS recipient, purpose.value AS purpose, amount_low, amount_high, currency, hedge, amount_usd,
           amount_usd_low, amount_usd_high, fx_date, coalesce(running.value = 'true', false) AS cumulative,
           coalesce(payers.ids, []) AS investor_ids, payee.ids[1] AS recipient_id, event_common.* EXCLUDE (event_id)
    FROM event_common
    LEFT JOIN event_role AS payers ON payers.event_id = event_common.event_id AND payers.role = 'investors'
    LEFT JOIN event_role AS payee ON payee.event_id = event_common.event_id AND payee.role = 'recipient'
    LEFT JOIN event_term AS kind_of ON kind_of.event_id = event_common.event_id AND kind_of.role = 'type'
    LEFT JOIN event_term AS purpose ON purpose.event_id = event_common.event_id AND purpose.role = 'purpose'
    LEFT JOIN event_term AS running ON running.event_id = event_common.event_id AND running.role = 'cumulative'
    LEFT JOIN event_amount ON event_amount.event_id = event_common.event_id
    WHERE kind = 'investment'
), part AS (
    SELECT share.event_id, min(whole.event_id) AS part_of
    FROM deal AS share
    JOIN deal AS whole ON share.recipient_id = whole.recipient_id AND share.type = whole.type
     AND share.date_start <= whole.date_end AND whole.date_start <= share.date_end
    WHERE len(share.investor_ids) BETWEEN 1 AND len(whole.investor_ids) - 1
      AND list_has_all(whole.investor_ids, share.investor_ids) AND share.amount_usd < whole.amount_usd
      AND NOT share.cumulative AND NOT whole.cumulative
    GROUP BY share.event_id
), teller AS (
    SELECT DISTINCT event_id, article_id FROM event_claim JOIN claim USING (claim_id) WHERE kind = 'investment'
), twin AS (
    SELECT later.event_id, first.event_id AS first_id
    FROM deal AS later
    JOIN deal AS first ON later.recipient_id = first.recipient_id AND later.currency = first.currency
     AND later.amount_low = first.amount_low AND later.amount_high = first.amount_high
     AND later.date_start <= first.date_end AND first.date_start <= later.date_end
    WHERE later.type = 'funding' AND first.type = 'funding' AND NOT later.cumulative AND NOT first.cumulative
      AND greatest(later.date_end - later.date_start, first.date_end - first.date_start) <= 31
      AND len(later.investor_ids) > 0 AND len(first.investor_ids) > 0
      AND NOT list_has_any(later.investor_ids, first.investor_ids)
      AND (coalesce(first.first_known_on, later.first_known_on, DATE '1-1-1'), first.event_id)
          < (coalesce(later.first_known_on, first.first_known_on, DATE '1-1-1'), later.event_id)
), cover AS (
    SELECT running.event_id, list(one.event_id ORDER BY one.date_start, one.event_id) AS covers
    FROM deal AS running
    JOIN deal AS one ON one.recipient_id = running.recipient_id
     AND one.date_start <= coalesce(running.date_end, running.first_known_on)
    WHERE running.cumulative AND NOT one.cumulative AND one.modality = 'asserted' AND one.amount_usd IS NOT NULL
      AND (len(running.investor_ids) = 0 OR list_has_any(one.investor_ids, running.investor_ids))
    GROUP BY running.event_id
), doubt AS (
    SELECT event_id FROM event_claim WHERE rank = 0 AND reason = 'ambiguous'
    UNION
    SELECT event_id FROM twin
    WHERE NOT EXISTS (FROM teller AS one JOIN teller AS other USING (article_id)
                      WHERE one.event_id = twin.event_id AND other.event_id = twin.first_id)
)
SELECT deal.* EXCLUDE (investor_ids, recipient_id, kind, date_start, date_end, date_precision, date_edtf, date_basis,
                       modality, themes, n_articles, n_sources, first_known_on, disputed, confidence, company_ids, sources,
                       langs, claim_ids, corrected),
       CASE WHEN amount_usd IS NULL THEN 'no_amount' WHEN disputed THEN 'disputed'
            WHEN modality <> 'asserted' THEN modality WHEN cumulative THEN 'cumulative' WHEN hedge = 'at_most' THEN 'ceiling'
            WHEN part_of IS NOT NULL THEN 'part' WHEN doubt.event_id IS NOT NULL THEN 'ambiguous' END AS left_out,
       investor_ids, recipient_id, kind, date_start, date_end, date_precision, date_edtf, date_basis, modality, themes,
       n_articles, n_sources, first_known_on, disputed, confidence, company_ids, sources, langs, claim_ids, part_of, corrected,
       coalesce(covers, []) AS covers
FROM deal
LEFT JOIN part ON part.event_id = deal.event_id
LEFT JOIN cover ON cover.event_id = deal.event_id
LEFT JOIN doubt ON doubt.event_id = deal.event_id
ORDER BY date_start, deal.event_id
