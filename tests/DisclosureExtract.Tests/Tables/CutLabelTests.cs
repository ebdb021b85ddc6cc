using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tests.Forms;

namespace DisclosureExtract.Tests.Tables;

/// <summary>A row whose label a page break cuts is one row, with the whole label.</summary>
public sealed class CutLabelTests
{
    static readonly string[] Summary =
    [
        "收入*2|支出*2", "项目|预算数|项目|预算数", "一、一般公共预算拨款收入|90.00|一、社会保障和就业支出|100.00", "二、事业收入|30.00|二、住房保障支出|20.00",
        "当年收入小计|120.00|当年支出小计|120.00", "上年结转资金|6.00|结转下年资金|6.00", "收入合计|126.00|支出合计|126.00",
    ];

    static readonly string[] ByFunction =
    [
        "科目编码|科目名称|合计|基本支出|项目支出", "208|社会保障和就业支出|9.00|9.00|", "20805|行政事业单位养老支出|9.00|9.00|", "2080505|机关事业单位基本养老保险缴费支出|6.00|6.00|",
        "2080506|机关事业单位职业年金缴费支出|3.00|3.00|", "221|住房保障支出|4.00|4.00|", "22102|住房改革支出|4.00|4.00|", "2210201|住房公积金|4.00|4.00|", "|合计|13.00|13.00|",
    ];

    static IEnumerable<string> FactsOf(Extraction extraction) => extraction.Validation.Facts
        .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Row.Side} {f.Row.Code} {f.Row.Name} {f.Column.Key} {f.Value}"))
        .Order(StringComparer.Ordinal);

    public static TheoryData<string, bool> Cuts => new()
    {
        { "部门收支总表", false }, { "部门收支总表", true }, { "支出总表", false }, { "支出总表", true },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_label_cut_at_any_character_is_whole(string title, bool amountsBelow)
    {
        var rows = title == "部门收支总表" ? Summary : ByFunction;
        (string, double, double, double)[] lines = [(title, 280, 40, 14), ("单位：万元", 740, 90, 8)];
        var table = PublishedFormsTests.Drawn(rows);
        var whole = FactsOf(PublishedFormsTests.Run(table.ToPage(1, lines))).ToList();
        var wrong = new List<string>();
        foreach (var cell in table.Cells.Where(c => c.Text.Length > 4 && !c.Text.Contains('.', StringComparison.Ordinal) && c.Row >= (rows == Summary ? 2 : 1)))
            for (var at = 2; at < cell.Text.Length - 1; at++)
            {
                if (char.IsAsciiDigit(cell.Text[0])) continue;
                var cut = PublishedFormsTests.Run(Cut(table, cell, at, amountsBelow).ToPages(lines));
                var facts = FactsOf(cut).ToList();
                if (!facts.SequenceEqual(whole))
                    wrong.Add($"{cell.Text[..at]}|{cell.Text[at..]}: -[{string.Join("; ", whole.Except(facts))}] +[{string.Join("; ", facts.Except(whole))}]");
            }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static (DrawnTable, DrawnTable) Cut(DrawnTable table, DrawnCell label, int at, bool amountsBelow)
    {
        var (upper, lower) = table.Cut(label.Row + 1);
        DrawnCell Above(DrawnCell c) => c.Row != label.Row ? c
            : c.Column == label.Column ? c with { Text = c.Text[..at] }
            : amountsBelow && c.Text.Contains('.', StringComparison.Ordinal) ? c with { Text = "" } : c;
        DrawnCell Below(DrawnCell c) => c with
        {
            Row = 0,
            Text = c.Column == label.Column ? c.Text[at..]
                : amountsBelow && c.Text.Contains('.', StringComparison.Ordinal) ? c.Text : "",
        };
        var height = table.Y[1] - table.Y[0];
        return (new DrawnTable { X = table.X, Y = upper.Y, Cells = [.. upper.Cells.Select(Above)] }, new DrawnTable
        {
            X = table.X, Y = [.. lower.Y, lower.Y[^1] + height],
            Cells = [.. table.Cells.Where(c => c.Row == label.Row).Select(Below), .. lower.Cells.Select(c => c with { Row = c.Row + 1 })],
        });
    }
}
