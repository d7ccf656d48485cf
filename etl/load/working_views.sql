-- What several published views share; none of these is published.
-- A party that is a model stands for its maker in every filter by company, and for no company of its own.
CREATE OR REPLACE VIEW party AS
SELECT claim_party.*, claim_party.rowid AS place, CASE WHEN maker IS NULL THEN company_id END AS own_id, coalesce(maker, company_id) AS filter_id
FROM claim_party LEFT JOIN model ON model_id = company_id AND company_id NOT IN (SELECT company.company_id FROM company);

CREATE OR REPLACE VIEW claim_companies AS
SELECT claim_id, list(name ORDER BY place) AS companies, list_sort(list(DISTINCT filter_id)) AS company_ids
FROM (SELECT claim_id, name, filter_id, min(place) AS place FROM party GROUP BY ALL)
GROUP BY claim_id;

-- The amount of a claim. A dollar sum is the bound that the text gives: the low one, else the ceiling.
CREATE OR REPLACE VIEW claim_amount AS
SELECT claim_id, low AS amount_low, high AS amount_high, currency, unit, hedge,
       coalesce(usd_low, usd_high) AS amount_usd, usd_low AS amount_usd_low, usd_high AS amount_usd_high, fx_date
FROM claim_value WHERE role = 'amount';

-- Single-valued roles of an event come from its first claim (by rank) that fills them.
CREATE OR REPLACE VIEW event_term AS
SELECT event_id, role, arg_min(value, rank) AS value
FROM event_claim JOIN claim_term USING (claim_id) GROUP BY event_id, role;

CREATE OR REPLACE VIEW event_party AS
SELECT event_id, role, arg_min(name, rank) AS name, any_value(own_id) AS company_id, min((rank, position)) AS place
FROM event_claim JOIN party USING (claim_id) GROUP BY event_id, role, party.company_id;

CREATE OR REPLACE VIEW event_role AS
SELECT event_id, role, list(name ORDER BY place, company_id) AS names, list(company_id ORDER BY place, company_id) AS ids
FROM event_party GROUP BY event_id, role;

-- The narrowest date, the most exact amount, then the earliest claim.
CREATE OR REPLACE VIEW event_date AS
SELECT event_id, unnest(arg_min(
    struct_pack(date_start, date_end, date_precision, date_edtf, date_basis), (date_end - date_start, rank)))
FROM event_claim JOIN claim USING (claim_id) WHERE date_start IS NOT NULL GROUP BY event_id;

CREATE OR REPLACE VIEW event_amount AS
SELECT event_id, unnest(arg_min(
    struct_pack(amount_low, amount_high, currency, unit, hedge, amount_usd, amount_usd_low, amount_usd_high, fx_date),
    (CASE hedge WHEN 'exact' THEN 0 WHEN 'about' THEN 1 WHEN 'range' THEN 2 WHEN 'at_least' THEN 3 ELSE 4 END, rank)))
FROM event_claim JOIN claim_amount USING (claim_id) GROUP BY event_id;

CREATE OR REPLACE VIEW event_company AS
SELECT event_id, list_sort(list(DISTINCT filter_id)) AS company_ids
FROM event_claim JOIN party USING (claim_id) GROUP BY event_id;

CREATE OR REPLACE VIEW event_theme AS
SELECT event_id, list_sort(list(DISTINCT theme_id)) AS themes
FROM event_claim JOIN claim_theme USING (claim_id) GROUP BY event_id;

-- Who and what in one line, without a word of any language. `state` is the value of the kind's state-like role.
CREATE OR REPLACE VIEW claim_headline AS
WITH who AS (
    SELECT claim_id, string_agg(name, ' + ' ORDER BY position, name) FILTER (role IN ('investors', 'partners')) AS many,
           string_agg(name, ' · ' ORDER BY role, position) FILTER (role NOT IN ('investors', 'partners', 'recipient')) AS one,
           any_value(name) FILTER (role = 'recipient') AS receiver
    FROM claim_party GROUP BY claim_id
), what AS (
    SELECT claim_id, any_value(value) FILTER (role = 'product') AS product, any_value(value) FILTER (role = 'model') AS model,
           any_value(value) FILTER (role = 'purpose') AS purpose,
           coalesce(any_value(value) FILTER (role IN ('type', 'stage', 'status')),
                    any_value(value) FILTER (role = 'metric')) AS state
    FROM claim_term GROUP BY claim_id
)
SELECT claim_id, state,
       coalesce(nullif(concat_ws(' → ', concat_ws(' · ', many, one, product, model), coalesce(receiver, purpose)), ''), state, kind)
       AS headline
FROM claim LEFT JOIN who USING (claim_id) LEFT JOIN what USING (claim_id);
