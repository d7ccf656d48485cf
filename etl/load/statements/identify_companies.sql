SELECT lower(company_id), company_id FROM companies
