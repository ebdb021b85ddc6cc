using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Data.Files;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Exports;

/// <summary>
/// Expenditure of results as a Fiscal Data Package: <c>datapackage.json</c> and one CSV, leaf subjects only, so that every sum counts
/// an amount once. Readers of tabular packages take it as it is; those of fiscal ones by its <c>model</c>.
/// </summary>
public static class FiscalPackage
{
    public const string Descriptor = "datapackage.json", Data = "expenditure.csv";

    static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Forms of all expenditure by functional subject, and of basic expenditure by economic subject.</summary>
    static readonly string[] Functional = ["expenditure", "final_expenditure"], Economic = ["basic_expenditure_economic", "final_basic_expenditure_economic"];

    sealed record Line(FactRow Fact, bool IsEconomic);

    static readonly Table<Line> Lines = new(
        "expenditure", "leaf subjects of expenditure", "支出的末级科目", _ => [],
        [
            ColumnOf<Line>.Text("id", "document, table, row and column", "文件、表、行、栏", l => $"{l.Fact.Document[..Math.Min(12, l.Fact.Document.Length)]}-{l.Fact.Table}-{l.Fact.Row}-{l.Fact.Key}"),
            ColumnOf<Line>.Number("year", "fiscal year", "年度", l => l.Fact.Year),
            ColumnOf<Line>.Text("phase", "approved for budgets, executed for final accounts", "approved 预算，executed 决算", l => l.Fact.Kind == "final_accounts" ? "executed" : "approved"),
            ColumnOf<Line>.Text("direction", "always expenditure", "支出", _ => "expenditure"),
            ColumnOf<Line>.Text("body", "who discloses", "公开主体", l => l.Fact.Entity ?? l.Fact.File),
            ColumnOf<Line>.Text("functional_code", "functional subject", "功能科目编码", l => l.IsEconomic ? null : l.Fact.Code),
            ColumnOf<Line>.Text("functional_name", "its name", "功能科目名称", l => l.IsEconomic ? null : l.Fact.Name),
            ColumnOf<Line>.Text("economic_code", "economic subject, of basic expenditure", "经济科目编码（基本支出）", l => l.IsEconomic ? l.Fact.Code : null),
            ColumnOf<Line>.Text("economic_name", "its name", "经济科目名称", l => l.IsEconomic ? l.Fact.Name : null),
            ColumnOf<Line>.Text("form", "form it stands in: amounts of two forms are never added", "所在表：两张表的数不可相加", l => l.Fact.Form),
            ColumnOf<Line>.Exact("amount", "yuan", "元", l => l.Fact.AmountYuan),
            ColumnOf<Line>.Text("status", "read, repaired or disputed", "read 照读，repaired 已修正，disputed 存疑", l => l.Fact.Status),
            ColumnOf<Line>.Text("file", "source file", "源文件", l => l.Fact.File),
            ColumnOf<Line>.Whole("page", "page of the source, from 1", "页，从 1 起", l => l.Fact.Page),
        ]);

    public static void WriteData(Stream stream, IEnumerable<Disclosure> results)
    {
        using var csv = new CsvFile(stream, Lines.Columns);
        foreach (var result in results) Lines.Write(LeavesOf(result), csv);
    }

    /// <summary>Subjects that no other of the same table and column begins with, in the column of all money.</summary>
    static IEnumerable<Line> LeavesOf(Disclosure disclosure)
    {
        var facts = FactTable.Of(disclosure).Where(f => f is { Code.Length: > 0, AmountYuan: not null, Year: not null } && (Functional.Contains(f.Form) || Economic.Contains(f.Form)));
        foreach (var table in facts.GroupBy(f => f.Table))
        {
            var columns = table.Select(f => f.Column).ToHashSet();
            var column = columns.Contains("total") ? "total" : columns.Contains("amount") ? "amount" : null;
            var own = table.Where(f => f.Column == column).ToList();
            foreach (var fact in own)
                if (!own.Exists(o => o.Code.Length > fact.Code.Length && o.Code.StartsWith(fact.Code, StringComparison.Ordinal)))
                    yield return new(fact, Economic.Contains(fact.Form));
        }
    }

    public static void WriteDescriptor(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("name", "budget-disclosures");
        json.WriteString("title", "预算决算公开 · budget disclosures of Chinese public bodies");
        json.WriteString("profile", "tabular-data-package");
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("name", "expenditure");
        json.WriteString("path", Data);
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("format", "csv");
        json.WriteString("encoding", "utf-8");
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in Lines.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Kind switch { ColumnKind.Whole => "integer", ColumnKind.Exact => "number", _ => "string" });
            json.WriteString("title", column.Zh);
            json.WriteString("description", column.En);
            if (ColumnTypes.TryGetValue(column.Name, out var type)) json.WriteString("columnType", type);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("primaryKey", "id");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        WriteModel(json);
        json.WriteEndObject();
    }

    static readonly Dictionary<string, string> ColumnTypes = new()
    {
        ["id"] = "budget-line-id",
        ["year"] = "date:fiscal-year",
        ["phase"] = "phase:id",
        ["direction"] = "direction",
        ["body"] = "administrative-classification:generic:level1:label",
        ["functional_code"] = "functional-classification:generic:level1:code",
        ["functional_name"] = "functional-classification:generic:level1:label",
        ["economic_code"] = "economic-classification:generic:level1:code",
        ["economic_name"] = "economic-classification:generic:level1:label",
        ["amount"] = "value",
    };

    static void WriteModel(Utf8JsonWriter json)
    {
        json.WriteStartObject("model");
        json.WriteStartObject("measures");
        json.WriteStartObject("amount");
        json.WriteString("source", "amount");
        json.WriteString("currency", "CNY");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("dimensions");
        Dimension("date", "datetime", null, ("year", null));
        Dimension("phase", "fact", null, ("phase", null));
        Dimension("direction", "fact", null, ("direction", null));
        Dimension("administrative", "classification", "administrative", ("body", null));
        Dimension("functional", "classification", "functional", ("functional_code", null), ("functional_name", "functional_code"));
        Dimension("economic", "classification", "economic", ("economic_code", null), ("economic_name", "economic_code"));
        json.WriteEndObject();
        json.WriteEndObject();

        void Dimension(string name, string type, string? classification, params (string Source, string? LabelFor)[] attributes)
        {
            json.WriteStartObject(name);
            json.WriteStartObject("attributes");
            foreach (var (source, label) in attributes)
            {
                json.WriteStartObject(source);
                json.WriteString("source", source);
                if (label is not null) json.WriteString("labelfor", label);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteString("primaryKey", attributes[0].Source);
            json.WriteString("dimensionType", type);
            if (classification is not null) json.WriteString("classificationType", classification);
            json.WriteEndObject();
        }
    }
}
