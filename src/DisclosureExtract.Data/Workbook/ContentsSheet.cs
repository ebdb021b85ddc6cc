using DisclosureExtract.Data.Sheets;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Data.Workbook;

/// <summary>The first sheet: who discloses what, how far it can be relied on, and where everything is.</summary>
static class ContentsSheet
{
    public static Sheet Build(
        Disclosure disclosure, IReadOnlyList<FormSheet> forms, Sheet sheet, string findings, string projects, string indicators, string amounts)
    {
        var (identity, summary) = (disclosure.Identity, disclosure.Summary);
        var row = 1;
        sheet.Put(new(row, 1), identity.Title ?? disclosure.Source.File, Looks.Title with { Align = Align.Left });
        row++;
        Line("公开主体", identity.Entity ?? "未读到");
        Line("年度", identity.Year is { } year ? $"{year} 年" : "未读到");
        Line("种类", identity.Kind is { } kind ? FieldNames.Zh("kind", kind) : "未读到");
        Line("级次", identity.Level is { } level ? FieldNames.Zh("level", level) : "文件未说明");
        Line("源文件", $"{disclosure.Source.File}，{disclosure.Source.PageCount} 页");
        Line("状态", StatusWords.Zh(disclosure));
        Line("金额", $"{summary.Facts} 个，其中有勾稽关系核对的占 {summary.Coverage.Share:P1}；存疑 {StatusWords.Disputed(disclosure)} 个，已修正 {summary.Repairs} 个");
        row++;
        sheet.Put(new(row++, 1), "图例", Looks.Bold);
        sheet.Put(new(row, 1), 1234.5m, Looks.Disputed(Looks.Amount(2, true)));
        sheet.Put(new(row++, 2), "橙底、粗框、加粗：存疑的金额，批注说明原因，点击转到“问题”", Looks.Plain);
        sheet.Put(new(row, 1), "名称", Looks.DoubtfulLabel);
        sheet.Put(new(row++, 2), "黄底：存疑的编码或名称", Looks.Plain);
        sheet.Put(new(row, 1), 1234.5m, Looks.Repaired(Looks.Amount(2, true)));
        sheet.Put(new(row++, 2), "绿底：识读有误、由合计关系修正的金额", Looks.Plain);
        row++;
        string[] heads = ["工作表", "表名（照印）", "页", "单位", "金额数", "存疑", "说明"];
        for (var c = 0; c < heads.Length; c++) sheet.Put(new(row, c + 1), heads[c], Looks.Head);
        row++;
        foreach (var form in forms)
        {
            var table = form.Table;
            var cells = table.Rows.SelectMany(r => r.Cells.Values).ToList();
            Entry(form.Sheet.Name);
            sheet.Put(new(row, 2), table.Title ?? "", Looks.Label);
            sheet.Put(new(row, 3), string.Join("、", table.Pages), Looks.Label);
            sheet.Put(new(row, 4), table.Unit ?? "", Looks.Label);
            sheet.Put(new(row, 5), table.Rows.Sum(r => r.Values.Count), Looks.Amount(0, false));
            sheet.Put(new(row, 6), cells.Count(c => c.Status == "disputed"), Looks.Amount(0, false));
            sheet.Put(new(row, 7), FieldNames.Zh("table state", table.State), Looks.Label);
            row++;
        }
        Rest(projects, disclosure.Projects.Count, "项目支出绩效目标", "本文件没有项目支出绩效目标表");
        Rest(indicators, disclosure.Projects.Sum(p => p.Indicators.Count), "绩效指标", "本文件没有绩效指标");
        Rest(findings, disclosure.Findings.Count, "规则发现的问题，按严重程度", "没有发现问题");
        Rest(amounts, summary.Facts, "全部金额，可筛选", "没有读到金额");
        sheet.Widths[1] = 30;
        sheet.Widths[2] = 52;
        sheet.Widths[3] = 12;
        sheet.Widths[7] = 28;
        sheet.IsLandscape = true;
        return sheet;

        void Line(string what, string value)
        {
            sheet.Put(new(row, 1), what, Looks.Bold);
            sheet.Put(new(row++, 2), value, Looks.Plain);
        }

        void Entry(string name)
        {
            sheet.Put(new(row, 1), name, Looks.Link);
            sheet.Link(new(row, 1), name, new(1, 1));
        }

        void Rest(string name, int count, string what, string none)
        {
            var isSheet = count > 0 || name == findings || name == amounts;
            if (isSheet) Entry(name);
            else sheet.Put(new(row, 1), name, Looks.Plain);
            sheet.Put(new(row, 2), count > 0 ? what : none, Looks.Label);
            sheet.Put(new(row, 5), count, Looks.Amount(0, false));
            row++;
        }
    }
}
