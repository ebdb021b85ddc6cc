-- three-public | 各主体各年“三公”经费（万元） | three public expenses by body and year
SELECT body, level, year, kind, stage, (three_public / 10000)::DECIMAL(18,2) AS "万元", basis, agrees,
       round(100 * (three_public / nullif(lag(three_public) OVER (PARTITION BY body, level, kind, stage ORDER BY year), 0) - 1), 1) AS "change %"
FROM three_public WHERE three_public IS NOT NULL ORDER BY body, level, kind, stage, year;
-- basic-share | 基本支出占全部支出的比重 | share of basic expenditure in all expenditure
SELECT body, level, year, kind, max(amount_yuan) FILTER ("column" = 'total') AS total, max(amount_yuan) FILTER ("column" = 'basic') AS basic,
       round(100 * max(amount_yuan) FILTER ("column" = 'basic') / max(amount_yuan) FILTER ("column" = 'total'), 1) AS "basic %"
FROM facts_yuan WHERE form IN ('expenditure', 'final_expenditure') AND code = '' AND regexp_matches(name, '^(合计|总计|本年支出合计)?$')
GROUP BY body, level, year, kind HAVING max(amount_yuan) FILTER ("column" = 'total') > 0 ORDER BY "basic %" DESC NULLS LAST;
-- largest-projects | 金额最大的项目 | largest projects
SELECT body, year, name, (coalesce(annual_yuan, total_yuan) / 10000)::DECIMAL(18,2) AS "万元", indicators, pages
FROM project_list ORDER BY coalesce(annual_yuan, total_yuan) DESC NULLS LAST;
-- disputed-first | 先核什么：存疑最重的金额 | what is disputed first
SELECT body, year, title, name, header, raw, unit, page, count(DISTINCT finding) AS findings, max(abs(difference)) AS off_by, file
FROM disputed GROUP BY body, year, title, name, header, raw, unit, page, file ORDER BY findings DESC, off_by DESC NULLS LAST;
-- changed-most | 哪些科目变动最大 | who changed most from year to year
WITH one AS (SELECT body, level, kind, form, code, name, year, total FROM by_function
  WHERE form IN ('general_public_expenditure', 'final_general_public_expenditure') AND code_length = 7 AND NOT disputed)
SELECT body, a.level, kind, code, a.name, b.year AS year_before, a.year, b.total AS before, a.total, a.total - b.total AS change
FROM one a JOIN one b USING (body, kind, form, code)
WHERE a.year = b.year + 1 AND a.level IS NOT DISTINCT FROM b.level ORDER BY abs(a.total - b.total) DESC;
-- economic-structure | 基本支出的经济分类构成 | basic expenditure by economic class
SELECT body, level, year, kind, class, name, total,
       round(100 * total / sum(total) OVER (PARTITION BY body, level, year, kind), 1) AS "%"
FROM by_economic WHERE form IN ('basic_expenditure_economic', 'final_basic_expenditure_economic') AND code_length = 3
ORDER BY body, level, year, kind, total DESC NULLS LAST;
-- trust | 每份文件可信到何程度 | what may be trusted
SELECT file, body, year, kind, level, status, facts, coverage, errors, warnings, preferred FROM documents ORDER BY status, coverage, file;
-- published-twice | 同一主体重复公开而数字不同 | one body published twice with different figures
SELECT body, year, kind, form, code, name, "column", expected, actual, difference, message_zh FROM corpus_findings
WHERE rule = 'corpus.twice' ORDER BY abs(difference) DESC;
-- budget-and-final | 预算与决算之差 | budget against final accounts
SELECT b.body, b.year, b.code, b.name, b.total AS budget, f.total AS final, f.total - b.total AS difference
FROM by_function b JOIN by_function f ON f.body = b.body AND f.year = b.year AND f.code = b.code AND f.level IS NOT DISTINCT FROM b.level
WHERE b.kind = 'budget' AND f.kind = 'final_accounts' AND b.form = 'expenditure' AND f.form = 'final_expenditure' AND b.code_length = 3
ORDER BY abs(f.total - b.total) DESC;
-- vague-indicators | 没有数的绩效指标 | indicators without a number
SELECT p.body, p.year, p.name, count(*) AS indicators, count(*) FILTER (i.value IS NULL) AS without_number, any_value(i.raw) FILTER (i.value IS NULL) AS example
FROM project_list p JOIN indicators i USING (document, project) GROUP BY p.body, p.year, p.name, document, project ORDER BY without_number DESC;
-- across-documents | 跨文件核对发现的问题 | what checks across documents found
SELECT rule, body, year, form, code, name, "column", expected, actual, difference, message_zh FROM corpus_findings ORDER BY rule, abs(difference) DESC;
