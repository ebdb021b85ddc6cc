using System.Globalization;
using DisclosureExtract.Data.Sheets;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Data.Workbook;

/// <summary>
/// A result as one workbook for people: contents, a sheet for each form that looks like it, projects, indicators, findings with
/// links to what they are about, and all amounts in one list.
/// </summary>
public static class DisclosureWorkbook
{
    const string Contents = "目录", Findings = "问题", Projects = "项目", Indicators = "指标", Amounts = "全部金额";

    public static void Write(Stream stream, Disclosure disclosure) => WorkbookFile.Write(stream, Build(disclosure));

    internal static IReadOnlyList<Sheet> Build(Disclosure disclosure)
    {
        var names = new SheetNames();
        foreach (var own in (string[])[Contents, Findings, Projects, Indicators, Amounts]) names.Next(own);
        var flags = new Flags(disclosure.Findings);
        var forms = disclosure.Tables.Where(t => t.Form != FormIds.PerformanceTarget)
            .Select((t, i) => new FormSheet(disclosure, t, flags, names.Next(NameOf(t, i + 1)))).ToList();
        var rows = FindingsSheet.Rows(disclosure.Findings);
        foreach (var form in forms) form.Build(rows, Findings, Contents);
        var sheets = new List<Sheet> { ContentsSheet.Build(disclosure, forms, new(Contents), Findings, Projects, Indicators, Amounts) };
        sheets.AddRange(forms.Select(f => f.Sheet));
        if (disclosure.Projects.Count > 0) sheets.Add(ListSheets.Projects(disclosure, new(Projects), Contents));
        if (disclosure.Projects.Any(p => p.Indicators.Count > 0)) sheets.Add(ListSheets.Indicators(disclosure, new(Indicators), Contents));
        sheets.Add(FindingsSheet.Build(disclosure, forms, new(Findings), Contents));
        sheets.Add(ListSheets.Amounts(disclosure, forms, new(Amounts), Contents));
        return sheets;
    }

    static string NameOf(TableInfo table, int number)
    {
        var name = table.Form == FormIds.Other ? table.Title ?? FieldNames.Zh("form", table.Form) : FieldNames.Zh("form", table.Form);
        return string.Create(CultureInfo.InvariantCulture, $"{number:00} {name}");
    }
}
