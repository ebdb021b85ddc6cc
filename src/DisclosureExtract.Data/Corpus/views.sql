-- What is read from the tables; written anew by every collect.
CREATE OR REPLACE VIEW facts_yuan AS
SELECT d.body, f.year, f.kind, f.level, d.place, f.form, f.side, f.code, f.name, f."column", f.amount_yuan, f.value, f.decimals, f.unit,
       f.status, f.checks, f.flags, f.is_leaf, f.page, f."table", f."row", f.key, f.document, f.file, d.status AS document_status
FROM facts f JOIN preferred_forms USING (document, form) JOIN documents d USING (document);
COMMENT ON VIEW facts_yuan IS '全部金额；同一主体、年、类、级、表只取一份公开 / all amounts, one document per body, year, kind, level and form';

CREATE OR REPLACE VIEW by_function AS
SELECT body, year, kind, level, form, left(code, 3) AS class, code, any_value(name) AS name, len(code) AS code_length,
       coalesce(max(amount_yuan) FILTER ("column" = 'total'), max(amount_yuan) FILTER ("column" = 'amount')) AS total,
       max(amount_yuan) FILTER ("column" = 'basic') AS basic, max(amount_yuan) FILTER ("column" = 'project') AS project,
       bool_or(status = 'disputed') AS disputed
FROM facts_yuan
WHERE code <> '' AND form IN ('expenditure', 'general_public_expenditure', 'appropriation_expenditure', 'government_fund_expenditure',
  'state_capital_expenditure', 'final_expenditure', 'final_general_public_expenditure', 'final_appropriation_expenditure',
  'final_government_fund', 'final_state_capital', 'gov_general_expenditure', 'final_gov_general_expenditure')
GROUP BY body, year, kind, level, form, code;
COMMENT ON VIEW by_function IS '功能科目：类 3 位、款 5 位、项 7 位；勿跨级、跨表相加 / functional subjects; never add across lengths of codes or across forms';

CREATE OR REPLACE VIEW by_economic AS
SELECT body, year, kind, level, form, left(code, 3) AS class, code, any_value(name) AS name, len(code) AS code_length,
       coalesce(max(amount_yuan) FILTER ("column" = 'total'), max(amount_yuan) FILTER ("column" = 'amount'),
         sum(amount_yuan) FILTER ("column" IN ('personnel', 'public'))) AS total,
       max(amount_yuan) FILTER ("column" = 'personnel') AS personnel, max(amount_yuan) FILTER ("column" = 'public') AS public,
       bool_or(status = 'disputed') AS disputed
FROM facts_yuan
WHERE code <> '' AND form IN ('basic_expenditure_economic', 'final_basic_expenditure_economic', 'appropriation_basic_economic')
GROUP BY body, year, kind, level, form, code;
COMMENT ON VIEW by_economic IS '部门预算经济分类：类 3 位、款 5 位；2018 年起住房公积金等改列，勿跨该年比较 / economic subjects; not comparable across 2018';

CREATE OR REPLACE VIEW three_public AS
WITH printed AS (
  SELECT *, split_part("column", ':', 1) AS measure,
         CASE WHEN "column" LIKE '%:%' THEN split_part("column", ':', 2) WHEN kind = 'final_accounts' THEN 'final' ELSE 'budget' END AS stage
  FROM facts_yuan WHERE form IN ('three_public', 'final_three_public', 'gov_three_public', 'final_gov_three_public') AND code = '' AND "column" NOT LIKE 'column:%'),
parts AS (
  SELECT document, file, body, year, kind, level, place, "table", stage,
         max(amount_yuan) FILTER (measure = 'three_public_subtotal') AS subtotal, max(amount_yuan) FILTER (measure = 'total') AS total,
         max(amount_yuan) FILTER (measure = 'overseas_travel') AS overseas_travel, max(amount_yuan) FILTER (measure = 'reception') AS reception,
         max(amount_yuan) FILTER (measure = 'vehicles') AS vehicles, max(amount_yuan) FILTER (measure = 'vehicle_purchase') AS vehicle_purchase,
         max(amount_yuan) FILTER (measure = 'vehicle_operation') AS vehicle_operation, max(amount_yuan) FILTER (measure = 'meeting') AS meeting,
         max(amount_yuan) FILTER (measure = 'training') AS training, max(amount_yuan) FILTER (measure = 'agency_operating') AS agency_operating,
         bool_or(measure IN ('meeting', 'training')) AS is_wide, bool_or(status = 'disputed') AS disputed
  FROM printed GROUP BY ALL),
summed AS (
  SELECT *, coalesce(vehicles, CASE WHEN coalesce(vehicle_purchase, vehicle_operation) IS NOT NULL
              THEN coalesce(vehicle_purchase, 0) + coalesce(vehicle_operation, 0) END) AS all_vehicles,
         coalesce(subtotal, CASE WHEN NOT is_wide THEN total END) AS as_printed
  FROM parts),
added AS (
  SELECT *, CASE WHEN coalesce(overseas_travel, reception, all_vehicles) IS NOT NULL
              THEN coalesce(overseas_travel, 0) + coalesce(reception, 0) + coalesce(all_vehicles, 0) END AS of_parts
  FROM summed)
SELECT document, file, body, year, kind, level, place, stage, coalesce(as_printed, of_parts) AS three_public,
       CASE WHEN subtotal IS NOT NULL THEN 'subtotal' WHEN as_printed IS NOT NULL THEN 'total' WHEN of_parts IS NOT NULL THEN 'parts' END AS basis,
       overseas_travel, reception, all_vehicles AS vehicles, vehicle_purchase, vehicle_operation, meeting, training, agency_operating,
       as_printed IS NULL OR of_parts IS NULL OR abs(as_printed - of_parts) <= 300 AS agrees, disputed
FROM added;
COMMENT ON VIEW three_public IS '“三公”经费 = 因公出国（境）+ 公务接待 + 公务用车，元；合计含会议费、培训费的省份取小计；basis: subtotal 印出的小计，total 印出的合计，parts 各项相加 / one meaning in all provinces, in yuan';

CREATE OR REPLACE VIEW project_list AS
SELECT d.body, d.year, d.kind, d.level, p.*, (SELECT count(*) FROM indicators i WHERE i.document = p.document AND i.project = p.project) AS indicators
FROM projects p JOIN documents d USING (document) WHERE d.preferred;
COMMENT ON VIEW project_list IS '项目，附公开主体、年度与指标数 / projects with who discloses them and how many indicators they have';

CREATE OR REPLACE VIEW disputed AS
SELECT d.body, f.year, f.kind, f.file, t.title, f.code, f.name, f.header, f.raw, f.unit, f.amount_yuan, f.page, g.finding, g.rule, g.severity, g.cause,
       g.message, g.message_zh, g.difference, f.document, f."table", f."row", f.key
FROM facts f JOIN documents d USING (document) JOIN forms t USING (document, "table")
LEFT JOIN finding_cells c ON c.document = f.document AND c."table" = f."table" AND c.role = 'suspect'
  AND (c."row" IS NULL OR c."row" = f."row") AND (c.key IS NULL OR c.key = f.key OR c."row" IS NULL AND c.key = f."column")
LEFT JOIN findings g ON g.document = c.document AND g.finding = c.finding
WHERE f.status = 'disputed';
COMMENT ON VIEW disputed IS '存疑的金额与怀疑它的问题 / disputed amounts with the findings that suspect them';

CREATE OR REPLACE VIEW coverage AS
SELECT d.body, f.year, f.kind, f.form, count(*) AS facts, count(*) FILTER (f.status = 'disputed') AS disputed,
       count(*) FILTER (f.checks = 0) AS unchecked, round(100.0 * count(*) FILTER (f.checks > 0) / count(*), 1) AS checked_percent
FROM facts f JOIN documents d USING (document) GROUP BY d.body, f.year, f.kind, f.form;
COMMENT ON VIEW coverage IS '各表金额的核对情况 / how far the amounts of each form are confirmed by relations';

CREATE OR REPLACE VIEW bodies AS
SELECT body, any_value(place) AS place, list(DISTINCT level ORDER BY level) AS levels, list(DISTINCT year ORDER BY year) AS years, count(*) AS documents,
       count(*) FILTER (status = 'complete') AS complete, sum(facts)::BIGINT AS facts
FROM documents WHERE body IS NOT NULL GROUP BY body;
COMMENT ON VIEW bodies IS '公开主体及其年度 / who discloses, and for which years';
