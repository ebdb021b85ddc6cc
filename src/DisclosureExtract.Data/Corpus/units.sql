-- Totals of departments and units; few enough to be held at once.
CREATE OR REPLACE TEMP TABLE totals AS
SELECT d.body, f.year, f.kind, f.form, f.code, f.name, f."column" AS measure, f.document, any_value(f.amount_yuan) AS amount,
       any_value(f."table") AS "table", any_value(f."row") AS "row", any_value(f.key) AS key,
       any_value(CASE f.unit WHEN '亿元' THEN 100000000 WHEN '百万元' THEN 1000000 WHEN '万元' THEN 10000 WHEN '千元' THEN 1000 ELSE 1 END
         / pow(10, f.decimals)) AS precision
FROM facts f JOIN documents d USING (document)
WHERE d.body IS NOT NULL AND f.amount_yuan IS NOT NULL AND f.status <> 'disputed' AND f.code = '' AND f.name IN ('合计', '总计')
  AND f.form IN ('expenditure', 'final_expenditure', 'general_public_expenditure', 'final_general_public_expenditure') AND f."column" IN ('total', 'amount')
GROUP BY d.body, f.year, f.kind, f.form, f.side, f.code, f.name, f."column", f.document
HAVING count(*) = 1;

-- A department against the sum of its units: only where all units it lists have published, each once.
INSERT INTO corpus_findings BY NAME
WITH listed AS (
  SELECT s.document, count(*) AS units FROM subordinates s JOIN documents d USING (document) WHERE d.level = 'department' AND d.preferred GROUP BY s.document),
sums AS (
  SELECT s.document, u.year, u.kind, k.form, k.measure, sum(k.amount) AS amount, sum(k.precision) AS precision, count(DISTINCT u.document) AS units
  FROM subordinates s JOIN documents d ON d.document = s.document AND d.level = 'department' AND d.preferred
  JOIN documents u ON u.body = s.body AND u.year = d.year AND u.kind = d.kind AND u.level = 'unit' AND u.preferred
  JOIN totals k ON k.document = u.document
  GROUP BY s.document, u.year, u.kind, k.form, k.measure)
SELECT 'corpus.units' AS rule, 'warning' AS severity, k.body, k.year, k.kind, k.form, k.code, k.name, k.measure AS "column",
       k.document, k."table", k."row", k.key, NULL AS other, s.amount AS expected, k.amount AS actual, k.amount - s.amount AS difference,
       'the department is not the sum of its ' || s.units || ' units' AS message, '部门数不等于所属 ' || s.units || ' 个单位之和' AS message_zh
FROM sums s JOIN listed l ON l.document = s.document AND l.units = s.units
JOIN totals k ON k.document = s.document AND k.form = s.form AND k.measure = s.measure
WHERE abs(k.amount - s.amount) > s.precision + k.precision;
DROP TABLE totals;
