-- What no document can be checked for alone. Each statement adds rows to corpus_findings, which was emptied before.
-- Run for one slice of the bodies after the other ({slice} of {slices}), so that memory holds one slice; of the facts only those are
-- taken that another document may answer to. Keys that a document prints twice are left out: which of the two answers is not known.
CREATE OR REPLACE TEMP TABLE published AS
SELECT document, body, year, kind, level, preferred FROM documents
WHERE body IS NOT NULL AND year IS NOT NULL AND kind IS NOT NULL AND hash(body) % {slices} = {slice}
  AND coalesce(title, '') NOT LIKE '%调整%'; -- an adjusted budget is meant to differ

CREATE OR REPLACE TEMP TABLE keyed AS
SELECT d.body, d.year, d.kind, d.level, f.form, f.side, f.code, f.name, f."column" AS measure, f.document, any_value(f.file) AS file, any_value(f.amount_yuan) AS amount,
       any_value(f."table") AS "table", any_value(f."row") AS "row", any_value(f.key) AS key,
       any_value(CASE f.unit WHEN '亿元' THEN 100000000 WHEN '百万元' THEN 1000000 WHEN '万元' THEN 10000 WHEN '千元' THEN 1000 ELSE 1 END
         / pow(10, f.decimals)) AS precision
FROM facts f JOIN (SELECT *, count(*) OVER (PARTITION BY body, year, kind, level) AS times FROM published) d USING (document)
WHERE d.times > 1 AND f.amount_yuan IS NOT NULL AND f.status <> 'disputed'
GROUP BY ALL
HAVING count(*) = 1;

-- One body published the same form of the same year twice, with different figures: of several documents the two furthest apart.
INSERT INTO corpus_findings BY NAME
SELECT 'corpus.twice' AS rule, 'warning' AS severity, body, year, kind, form, code, name, measure AS "column",
       most.document AS document, most."table" AS "table", most."row" AS "row", most.key AS key,
       least.document AS other, least.amount AS expected, most.amount AS actual, most.amount - least.amount AS difference,
       'two documents of the same body, year and form print different figures: ' || least.file || ' and ' || most.file AS message,
       '同一主体同一年度同一表公开两次，数字不同：' || least.file || ' 与 ' || most.file AS message_zh
FROM (
  SELECT body, year, kind, form, code, name, measure, max(precision) AS precision,
         min(struct_pack(amount, document, file, "table", "row", key)) AS least, max(struct_pack(amount, document, file, "table", "row", key)) AS most
  FROM keyed
  GROUP BY body, year, kind, level, form, side, code, name, measure)
WHERE most.amount - least.amount > precision;

-- Last year's figure in this year's document is what no document of last year says. What was executed or is expected is no budget,
-- and a budget is no final account.
CREATE OR REPLACE TEMP TABLE linked AS
SELECT n.document, n.body, n.year, n.kind, b.document AS other, b.preferred AS is_preferred
FROM published n JOIN published b ON b.body = n.body AND b.year = n.year - 1 AND b.kind = n.kind AND b.level IS NOT DISTINCT FROM n.level;

CREATE OR REPLACE TEMP TABLE later AS
SELECT f.document, f.form, f.side, f.code, f.name, f."column" AS measure, any_value(f.amount_yuan) AS amount, any_value(f."table") AS "table", any_value(f."row") AS "row",
       any_value(f.key) AS key, any_value(f.header) AS header,
       any_value(CASE f.unit WHEN '亿元' THEN 100000000 WHEN '百万元' THEN 1000000 WHEN '万元' THEN 10000 WHEN '千元' THEN 1000 ELSE 1 END
         / pow(10, f.decimals)) AS precision
FROM facts f JOIN (SELECT DISTINCT document FROM linked) USING (document)
WHERE f."column" LIKE '%:last_year' AND f.amount_yuan IS NOT NULL AND f.status <> 'disputed'
GROUP BY ALL
HAVING count(*) = 1;

CREATE OR REPLACE TEMP TABLE earlier AS
SELECT f.document, f.form, f.side, f.code, f.name, f."column" AS measure, any_value(f.file) AS file, any_value(f.amount_yuan) AS amount,
       any_value(CASE f.unit WHEN '亿元' THEN 100000000 WHEN '百万元' THEN 1000000 WHEN '万元' THEN 10000 WHEN '千元' THEN 1000 ELSE 1 END
         / pow(10, f.decimals)) AS precision
FROM facts f SEMI JOIN (SELECT l.other AS document, n.form, n.side, n.code, n.name FROM later n JOIN linked l USING (document)) USING (document, form, side, code, name)
WHERE (f."column" NOT LIKE '%:%' OR f."column" LIKE '%:final' OR f."column" LIKE '%:budget') AND f.amount_yuan IS NOT NULL AND f.status <> 'disputed'
GROUP BY ALL
HAVING count(*) = 1;

INSERT INTO corpus_findings BY NAME
SELECT 'corpus.last_year' AS rule, 'warning' AS severity, l.body, l.year, l.kind, n.form, n.code, n.name, n.measure AS "column",
       n.document, n."table", n."row", n.key, b.document AS other, b.amount AS expected, n.amount AS actual, n.amount - b.amount AS difference,
       'last year''s figure differs from that of last year''s document ' || b.file AS message, '上年数与上年公开文件 ' || b.file || ' 所印不同' AS message_zh
FROM (SELECT *, regexp_replace(measure, ':last_year$', '') AS base FROM later) n JOIN linked l ON l.document = n.document
  JOIN earlier b ON b.document = l.other AND b.form = n.form AND b.side = n.side AND b.code = n.code AND b.name = n.name
  AND b.measure IN (n.base, n.base || CASE l.kind WHEN 'final_accounts' THEN ':final' ELSE ':budget' END)
WHERE NOT regexp_matches(n.header, CASE l.kind WHEN 'final_accounts' THEN '预算数|年初预算' ELSE '执行|决算|完成|调整|预计|快报|实际|实绩' END)
WINDOW cell AS (PARTITION BY n.document, n."table", n."row", n.key)
QUALIFY NOT bool_or(abs(n.amount - b.amount) <= greatest(n.precision, b.precision)) OVER cell AND row_number() OVER (cell ORDER BY l.is_preferred DESC, b.document) = 1;

DROP TABLE published;
DROP TABLE keyed;
DROP TABLE linked;
DROP TABLE later;
DROP TABLE earlier;
