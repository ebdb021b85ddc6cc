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

-- A department against the sum of its units: only where all units it lists have published, each once. Its own office may be listed and
-- publish as 甲局, 甲局本级 or 甲局（本级）. Where it is not listed it spends too, and the units may come to less.
CREATE OR REPLACE TEMP TABLE listed AS
WITH named AS (
  SELECT DISTINCT s.document, d.body AS department, d.place, d.year, d.kind, regexp_replace(s.body, '（?(本级|机关)）?$', '') AS body
  FROM subordinates s JOIN documents d USING (document) WHERE d.level = 'department' AND d.preferred)
SELECT n.document, n.body, n.body = n.department AS is_own, u.document AS unit
FROM named n LEFT JOIN documents u ON u.level = 'unit' AND u.preferred AND u.year = n.year AND u.kind = n.kind
  AND regexp_replace(u.body, '（?(本级|机关)）?$', '') IN (n.body, n.place || n.body) AND coalesce(starts_with(u.place, n.place) OR starts_with(n.place, u.place), true);

INSERT INTO corpus_findings BY NAME
WITH whole AS (
  SELECT document, count(*) AS units, bool_or(is_own) AS is_whole FROM listed
  GROUP BY document HAVING count(unit) = count(*) AND count(DISTINCT body) = count(*) AND count(DISTINCT unit) = count(*)),
sums AS (
  SELECT l.document, k.form, k.measure, sum(k.amount) AS amount, sum(k.precision) AS precision, count(*) AS units
  FROM listed l JOIN totals k ON k.document = l.unit
  GROUP BY l.document, k.form, k.measure)
SELECT 'corpus.units' AS rule, 'warning' AS severity, k.body, k.year, k.kind, k.form, k.code, k.name, k.measure AS "column",
       k.document, k."table", k."row", k.key, NULL AS other, s.amount AS expected, k.amount AS actual, k.amount - s.amount AS difference,
       CASE WHEN w.is_whole THEN 'the department is not the sum of its ' ELSE 'the department is less than the sum of its ' END || s.units || ' units' AS message,
       CASE WHEN w.is_whole THEN '部门数不等于所属 ' ELSE '部门数小于所属 ' END || s.units || ' 个单位之和' AS message_zh
FROM whole w JOIN sums s ON s.document = w.document AND s.units = w.units
JOIN totals k ON k.document = s.document AND k.form = s.form AND k.measure = s.measure
WHERE CASE WHEN w.is_whole THEN abs(k.amount - s.amount) ELSE s.amount - k.amount END > s.precision + k.precision;
DROP TABLE totals;
DROP TABLE listed;
