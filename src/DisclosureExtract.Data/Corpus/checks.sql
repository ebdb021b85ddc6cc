-- What no document can be checked for alone. Each statement adds rows to corpus_findings, which was emptied before.
-- Run for one slice of the bodies after the other ({slice} of {slices}), so that memory holds one slice.
-- Keys that a document prints twice are left out: which of the two answers to the other document is not known.
CREATE OR REPLACE TEMP TABLE keyed AS
SELECT d.body, f.year, f.kind, f.level, f.form, f.side, f.code, f.name, f."column" AS measure, f.document, any_value(f.file) AS file, any_value(f.amount_yuan) AS amount,
       any_value(f."table") AS "table", any_value(f."row") AS "row", any_value(f.key) AS key, any_value(f.header) AS header, any_value(f.status) AS status,
       any_value(CASE f.unit WHEN '亿元' THEN 100000000 WHEN '百万元' THEN 1000000 WHEN '万元' THEN 10000 WHEN '千元' THEN 1000 ELSE 1 END
         / pow(10, f.decimals)) AS precision
FROM facts f JOIN documents d USING (document)
WHERE hash(d.body) % {slices} = {slice} AND d.body IS NOT NULL AND f.year IS NOT NULL AND f.kind IS NOT NULL AND f.amount_yuan IS NOT NULL AND f.status <> 'disputed'
GROUP BY ALL
HAVING count(*) = 1;

-- One body published the same form of the same year twice, with different figures.
INSERT INTO corpus_findings BY NAME
SELECT 'corpus.twice' AS rule, 'warning' AS severity, body, year, kind, form, code, name, measure AS "column",
       arg_max(document, document) AS document, arg_max("table", document) AS "table", arg_max("row", document) AS "row", arg_max(key, document) AS key,
       arg_min(document, document) AS other, arg_min(amount, document) AS expected, arg_max(amount, document) AS actual,
       arg_max(amount, document) - arg_min(amount, document) AS difference,
       'two documents of the same body, year and form print different figures: ' || arg_min(file, document) || ' and ' || arg_max(file, document) AS message,
       '同一主体同一年度同一表公开两次，数字不同：' || arg_min(file, document) || ' 与 ' || arg_max(file, document) AS message_zh
FROM keyed
GROUP BY body, year, kind, level, form, side, code, name, measure
HAVING count(DISTINCT document) > 1 AND max(amount) - min(amount) > max(precision);

-- Last year's figure in this year's document is not what last year's document says. What was executed is no budget.
INSERT INTO corpus_findings BY NAME
WITH now AS (
  SELECT * REPLACE (regexp_replace(measure, ':last_year$', '') AS measure) FROM keyed
  WHERE measure LIKE '%:last_year' AND (kind = 'final_accounts' OR NOT regexp_matches(header, '执行|决算|完成|调整'))),
before AS (SELECT * FROM keyed WHERE measure NOT LIKE '%:%' OR measure LIKE '%:final' OR measure LIKE '%:budget')
SELECT 'corpus.last_year' AS rule, 'warning' AS severity, n.body, n.year, n.kind, n.form, n.code, n.name, n.measure || ':last_year' AS "column",
       n.document, n."table", n."row", n.key, b.document AS other, b.amount AS expected, n.amount AS actual, n.amount - b.amount AS difference,
       'last year''s figure differs from that of last year''s document ' || b.file AS message, '上年数与上年公开文件 ' || b.file || ' 所印不同' AS message_zh
FROM now n JOIN before b ON b.body = n.body AND b.year = n.year - 1 AND b.kind = n.kind AND b.level IS NOT DISTINCT FROM n.level AND b.form = n.form
  AND b.side = n.side AND b.code = n.code AND b.name = n.name
  AND b.measure IN (n.measure, n.measure || CASE n.kind WHEN 'final_accounts' THEN ':final' ELSE ':budget' END)
WHERE abs(n.amount - b.amount) > greatest(n.precision, b.precision);

DROP TABLE keyed;
