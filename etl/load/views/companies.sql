-- Every company that the gazetteer knows or a claim names; n_claims tells them apart.
CREATE TABLE published.companies AS
SELECT company.company_id, name, kind, parent, country, wikidata, colour, kind <> 'unlisted' AS is_listed,
       coalesce(n_claims, 0) AS n_claims
FROM company
LEFT JOIN (
    SELECT filter_id AS company_id, count(DISTINCT claim_id) AS n_claims FROM party GROUP BY filter_id
) AS used USING (company_id)
ORDER BY company_id
