using System.Globalization;
using DisclosureExtract.Data.Sheets;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Data.Workbook;

/// <summary>Sheets that are plain lists: one row each, with a filter.</summary>
static class ListSheets
{
    /// <summary>The way back, then the heading.</summary>
    const int Head = 2;

    public static Sheet Projects(Disclosure disclosure, Sheet sheet, string contents)
    {
        Begin(sheet, contents, ("序号", 6), ("项目名称", 36), ("主管部门", 22), ("实施单位", 26), ("项目属性", 12), ("项目期", 12), ("单位", 8),
            ("项目总金额", 16), ("年度金额", 16), ("年度目标", 50), ("指标数", 8), ("页", 8));
        foreach (var (_, index, project) in Part.Of(disclosure, disclosure.Projects))
        {
            var row = Head + index;
            sheet.Put(new(row, 1), index, Looks.Amount(0, false));
            Texts(sheet, row, 2, project.Name, project.Department, project.Unit, project.Attribute, project.Period, project.Funds.Unit);
            Number(sheet, new(row, 8), project.Funds.Total);
            Number(sheet, new(row, 9), project.Funds.Annual);
            Texts(sheet, row, 10, project.AnnualGoal);
            sheet.Put(new(row, 11), project.Indicators.Count, Looks.Amount(0, false));
            Texts(sheet, row, 12, string.Join("、", project.Pages));
        }
        return End(sheet, disclosure.Projects.Count, 12);
    }

    public static Sheet Indicators(Disclosure disclosure, Sheet sheet, string contents)
    {
        Begin(sheet, contents, ("项目", 6), ("项目名称", 36), ("一级指标", 14), ("二级指标", 16), ("三级指标", 40), ("期", 10), ("目标值（照印）", 26),
            ("符号", 6), ("数", 12), ("单位", 12), ("页", 8));
        var row = Head;
        foreach (var (_, index, project) in Part.Of(disclosure, disclosure.Projects))
            foreach (var indicator in project.Indicators)
            {
                row++;
                sheet.Put(new(row, 1), index, Looks.Amount(0, false));
                Texts(sheet, row, 2, project.Name, indicator.Level1, indicator.Level2, indicator.Name, FieldNames.Zh("horizon", indicator.Horizon), indicator.Raw, indicator.Operator);
                Number(sheet, new(row, 9), indicator.Value);
                Texts(sheet, row, 10, indicator.Unit, indicator.Page.ToString(CultureInfo.InvariantCulture));
            }
        return End(sheet, row - Head, 11);
    }

    public static Sheet Amounts(Disclosure disclosure, IReadOnlyList<FormSheet> forms, Sheet sheet, string contents)
    {
        var byTable = forms.ToDictionary(f => f.Table.Id);
        Begin(sheet, contents, ("表", 30), ("侧", 8), ("编码", 10), ("名称", 36), ("栏", 24), ("栏目标题（照印）", 36), ("金额", 18), ("印出原文", 18), ("单位", 8),
            ("折合元", 20), ("页", 6), ("状态", 8), ("核对数", 8), ("存疑规则", 24));
        var row = Head;
        foreach (var fact in FactTable.Of(disclosure))
        {
            row++;
            var form = byTable.GetValueOrDefault(fact.Table);
            sheet.Put(new(row, 1), form?.Sheet.Name ?? fact.Table, Looks.Link with { Line = Line.Thin });
            if (form is not null) sheet.Link(new(row, 1), form.Sheet.Name, form.Place(fact.Row, fact.Key));
            Texts(sheet, row, 2, FieldNames.Zh("side", fact.Side), fact.Code, fact.Name, FieldNames.ColumnZh(fact.Column), fact.Header);
            var style = Looks.Amount(fact.Decimals, true);
            sheet.Put(new(row, 7), fact.Value, fact.Status == "disputed" ? Looks.Disputed(style) : style);
            Texts(sheet, row, 8, fact.Raw, fact.Unit);
            Number(sheet, new(row, 10), fact.AmountYuan);
            sheet.Put(new(row, 11), fact.Page, Looks.Amount(0, false));
            Texts(sheet, row, 12, FieldNames.Zh("fact status", fact.Status));
            sheet.Put(new(row, 13), fact.Checks, Looks.Amount(0, false));
            Texts(sheet, row, 14, fact.Flags);
        }
        return End(sheet, row - Head, 14);
    }

    static void Begin(Sheet sheet, string contents, params (string Head, double Width)[] columns)
    {
        sheet.Put(new(1, 1), "← 目录", Looks.Link);
        sheet.Link(new(1, 1), contents, new(1, 1));
        for (var c = 0; c < columns.Length; c++)
        {
            sheet.Put(new(Head, c + 1), columns[c].Head, Looks.Head);
            sheet.Widths[c + 1] = columns[c].Width;
        }
        sheet.Frozen = new At(Head, 0);
        sheet.Repeated = (Head, Head);
        sheet.IsLandscape = true;
    }

    static Sheet End(Sheet sheet, int rows, int columns)
    {
        if (rows > 0) sheet.Filter = (new(Head, 1), new(Head + rows, columns));
        return sheet;
    }

    static void Texts(Sheet sheet, int row, int column, params string?[] texts)
    {
        foreach (var text in texts) sheet.Put(new(row, column++), text ?? "", Looks.Label);
    }

    static void Number(Sheet sheet, At at, decimal? value)
    {
        if (value is { } number) sheet.Put(at, number, Looks.Amount(number.Scale, true));
        else sheet.Put(at, "", Looks.Label);
    }
}
