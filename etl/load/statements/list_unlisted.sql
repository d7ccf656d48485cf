SELECT company_id, min(name) FROM claim_party
WHERE company_id NOT IN (SELECT company_id FROM company) AND company_id NOT IN (SELECT model_id FROM model)
GROUP BY company_id ORDER BY company_id
