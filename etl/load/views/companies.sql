-- Every company that a claim names, and every one the gazetteer knows; n_claims tells them apart.
SELECT company_id, coalesce(company.name, used.name) AS name, kind, parent, country, wikidata,
       coalesce(colour, 0) AS colour, company.company_id IS NOT NULL AS is_listed, coalesce(n_claims, 0) AS n_claims
FROM company
FULL JOIN (
    SELECT company_id, any_value(name ORDER BY name) AS name, count(DISTINCT claim_id) AS n_claims
    FROM claim_party GROUP BY company_id
) AS used USING (company_id)
ORDER BY company_id
