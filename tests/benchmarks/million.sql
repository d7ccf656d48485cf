-- Fills the tables of an empty work.duckdb with invented claims: $claims of them, as if read from a fifth as many articles
-- over twelve years, about five claims to three events. Every choice follows from a row's number by way of `hash`, so one
-- version of DuckDB writes the same rows each time. Companies and models are numbered; few of them have much, most little.
CREATE OR REPLACE TEMP MACRO pick(number, salt, below) AS (hash(number * 100 + salt) % below)::INTEGER;
CREATE OR REPLACE TEMP MACRO share(number, salt) AS (hash(number * 100 + salt) % 1000000) / 1000000.0;

-- 240 companies of the gazetteer take part in about half of all events, 6,000 others in the rest.
CREATE OR REPLACE TEMP TABLE listed AS
SELECT row_number() OVER (ORDER BY hash(company_id), company_id) - 1 AS place, company_id, name
FROM company WHERE kind <> 'unlisted' QUALIFY place < 240;
CREATE OR REPLACE TEMP TABLE firm AS
SELECT place, company_id, name FROM listed
UNION ALL SELECT 240 + number, '~firm ' || number, 'Firm ' || number FROM range(6000) AS numbers(number);
CREATE OR REPLACE TEMP MACRO firm_of(number, salt) AS (
    CASE WHEN share(number, salt) < 0.5 THEN floor(240 * pow(share(number, salt + 50), 1.7))::INTEGER
         ELSE 240 + pick(number, salt + 50, 6000) END
);

CREATE OR REPLACE TEMP TABLE told AS
SELECT number, firm_of(number, 1) AS one, firm_of(number, 2) AS other, firm_of(number, 3) AS third,
       pick(number, 4, 100) AS luck,
       CASE WHEN kind_luck < 36 THEN 'investment' WHEN kind_luck < 62 THEN 'release' WHEN kind_luck < 82 THEN 'partnership'
            WHEN kind_luck < 92 THEN 'integration' ELSE 'figure' END AS kind,
       CASE WHEN sure < 78 THEN 'asserted' WHEN sure < 88 THEN 'planned' WHEN sure < 95 THEN 'rumored'
            WHEN sure < 98 THEN 'denied' ELSE 'hypothetical' END AS modality,
       DATE '2014-01-01' + pick(number, 7, 4380) AS day,
       CASE WHEN width < 86 THEN 'day' WHEN width < 94 THEN 'month' WHEN width < 97 THEN 'quarter' ELSE 'year' END AS precision,
       pick(number, 9, 100) >= 8 AS is_dated,
       round(pow(10, 6 + 4.7 * share(number, 10)) / 100000) * 100000 AS amount,
       CASE WHEN pick(number, 11, 100) < 80 THEN 'USD' ELSE 'EUR' END AS currency,
       CASE WHEN hedged < 74 THEN 'exact' WHEN hedged < 88 THEN 'about' WHEN hedged < 94 THEN 'at_least' ELSE 'at_most' END
       AS hedge
FROM (
    SELECT number, pick(number, 5, 100) AS kind_luck, pick(number, 6, 100) AS sure, pick(number, 8, 100) AS width,
           pick(number, 12, 100) AS hedged
    FROM range($claims * 3 // 5) AS numbers(number)
);

CREATE OR REPLACE TEMP TABLE drafted AS
SELECT printf('c%07d', teller) AS claim_id, told.number, kind, modality, is_dated, amount, currency, hedge, luck,
       CASE precision WHEN 'day' THEN day ELSE date_trunc(precision, day)::DATE END AS date_start,
       CASE precision WHEN 'day' THEN day ELSE (date_trunc(precision, day) + CASE precision WHEN 'month' THEN INTERVAL 1 MONTH
            WHEN 'quarter' THEN INTERVAL 3 MONTH ELSE INTERVAL 1 YEAR END)::DATE - 1 END AS date_end,
       precision, least(day - DATE '2014-01-01' + pick(teller, 13, 20), 4379) * ($claims // 5) // 4380
       + pick(teller, 14, greatest($claims // 5 // 4380, 1)) AS article,
       one.company_id AS one_id, one.name AS one, other.company_id AS other_id, other.name AS other,
       third.company_id AS third_id, third.name AS third, row_number() OVER (PARTITION BY told.number ORDER BY teller) - 1 AS rank
FROM (
    SELECT teller, CASE WHEN teller < $claims * 3 // 5 THEN teller ELSE pick(teller, 15, $claims * 3 // 5) END AS number
    FROM range($claims) AS tellers(teller)
) JOIN told USING (number)
JOIN firm AS one ON one.place = told.one
JOIN firm AS other ON other.place = CASE WHEN told.other = told.one THEN (told.one + 1) % 6240 ELSE told.other END
JOIN firm AS third ON third.place = told.third;

CREATE OR REPLACE TEMP TABLE worded AS
SELECT *, list_extract(['funding', 'acquisition', 'infrastructure', 'program', 'commitment'], pick(number, 16, 5) + 1) AS type,
       list_extract(['announced', 'preview', 'available', 'available', 'delayed', 'withdrawn'], pick(number, 17, 6) + 1) AS stage,
       list_extract(['announced', 'active', 'expanded', 'strained', 'renegotiated', 'ended'], pick(number, 18, 6) + 1) AS status,
       list_extract(['valuation', 'revenue', 'users', 'headcount'], pick(number, 19, 4) + 1) AS metric,
       one || ' M' || pick(number, 20, 40) AS model,
       CASE kind
           WHEN 'investment' THEN one || ' put ' || (amount / 1000000)::VARCHAR || ' million ' || currency || ' into ' || other
           WHEN 'release' THEN one || ' spoke of its model M' || pick(number, 20, 40)
           WHEN 'partnership' THEN one || ' and ' || other || ' stand together'
           WHEN 'integration' THEN 'the desk of ' || one || ' runs on a model of ' || other
           ELSE one || ' counts ' || amount::BIGINT::VARCHAR END
       || ', as the harbour paper told on day ' || (date_start - DATE '2014-01-01') || '.' AS quote
FROM drafted;

INSERT INTO article (
    article_id, text_id, lang, title, source, url, published_on, text, ingested_at, knowledge_version, signature
)
SELECT printf('a%06d', number), printf('t%06d', number), CASE WHEN pick(number, 21, 2) = 0 THEN 'fr' ELSE 'en' END,
       'Ledger of the harbour, page ' || number, 'Paper ' || pick(number, 22, 40), 'https://example.org/' || number,
       DATE '2014-01-01' + (number * 4380 // ($claims // 5))::INTEGER, coalesce(text, 'Nothing today.'), TIMESTAMP '2026-01-01', 'bench', []
FROM range($claims // 5) AS numbers(number)
LEFT JOIN (SELECT article, string_agg(quote, ' ' ORDER BY claim_id) AS text FROM worded GROUP BY article) ON article = number;

INSERT INTO claim
SELECT claim_id, printf('a%06d', article), kind, CASE WHEN is_dated THEN date_start END, CASE WHEN is_dated THEN date_end END,
       CASE WHEN is_dated THEN precision END, CASE WHEN is_dated THEN date_start::VARCHAR END,
       CASE WHEN is_dated THEN 'stated' ELSE 'none' END, modality, NULL, quote, starts::INTEGER, (starts + length(quote))::INTEGER, 'bench#rule',
       0.5 + luck / 200.0, DATE '2014-01-01' + (article * 4380 // ($claims // 5))::INTEGER, kind || '|' || number, 'Paper ' || pick(article, 22, 40)
FROM (
    SELECT *, coalesce(sum(length(quote) + 1) OVER (
        PARTITION BY article ORDER BY claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS starts
    FROM worded
);

INSERT INTO claim_party
SELECT claim_id, CASE kind WHEN 'investment' THEN 'investors' WHEN 'release' THEN 'developer' WHEN 'partnership' THEN 'partners'
       WHEN 'integration' THEN 'owner' ELSE 'subject' END, 0, one, one_id, NULL, NULL FROM worded
UNION ALL
SELECT claim_id, CASE kind WHEN 'investment' THEN 'recipient' WHEN 'partnership' THEN 'partners' ELSE 'provider' END,
       CASE kind WHEN 'partnership' THEN 1 ELSE 0 END, other, other_id, NULL, NULL
FROM worded WHERE kind IN ('investment', 'partnership', 'integration')
UNION ALL
SELECT claim_id, 'investors', 1, third, third_id, NULL, NULL FROM worded
WHERE kind = 'investment' AND luck < 20 AND third_id NOT IN (one_id, other_id);

INSERT INTO claim_value
SELECT claim_id, 'amount', CASE WHEN hedge <> 'at_most' THEN amount END, CASE WHEN hedge <> 'at_least' THEN amount END,
       CASE WHEN kind = 'investment' OR metric IN ('valuation', 'revenue') THEN currency END, NULL, hedge,
       CASE WHEN hedge <> 'at_most' THEN usd END, CASE WHEN hedge <> 'at_least' THEN usd END,
       CASE WHEN currency <> 'USD' THEN date_start::VARCHAR END, NULL, NULL
FROM (SELECT *, CASE WHEN kind = 'investment' OR metric IN ('valuation', 'revenue')
                     THEN amount * CASE currency WHEN 'USD' THEN 1 ELSE 1.1 END END AS usd FROM worded)
WHERE (kind = 'investment' AND luck < 92) OR kind = 'figure';

INSERT INTO claim_term
SELECT claim_id, 'type', type, NULL, NULL FROM worded WHERE kind = 'investment'
UNION ALL SELECT claim_id, 'model', model, NULL, NULL FROM worded WHERE kind = 'release'
UNION ALL SELECT claim_id, 'stage', stage, NULL, NULL FROM worded WHERE kind = 'release'
UNION ALL SELECT claim_id, 'status', status, NULL, NULL FROM worded WHERE kind = 'partnership'
UNION ALL SELECT claim_id, 'product', one || ' Desk', NULL, NULL FROM worded WHERE kind = 'integration'
UNION ALL SELECT claim_id, 'model', other || ' M' || pick(number, 20, 40), NULL, NULL FROM worded WHERE kind = 'integration'
UNION ALL SELECT claim_id, 'status', 'in_use', NULL, NULL FROM worded WHERE kind = 'integration'
UNION ALL SELECT claim_id, 'metric', metric, NULL, NULL FROM worded WHERE kind = 'figure';

INSERT INTO claim_theme
SELECT claim_id, theme_id
FROM worded JOIN (SELECT row_number() OVER (ORDER BY position, theme_id) - 1 AS place, theme_id FROM theme)
  ON place = pick(number, 23, 20) OR (place = pick(number, 24, 20) AND luck < 40);

INSERT INTO event
SELECT 'e' || claim_id, kind, modality, pick(number, 25, 50) = 0, kind || '|' || number FROM worded WHERE rank = 0;
INSERT INTO event_claim
SELECT 'e' || min(claim_id) OVER (PARTITION BY number), claim_id, rank, CASE WHEN rank = 0 THEN 'first' ELSE 'same' END FROM worded;
