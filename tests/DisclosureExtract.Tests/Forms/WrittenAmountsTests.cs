using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Forms;

/// <summary>
/// The ways in which people write amounts and units. For each the amount comes out worth what the page prints, or it is
/// doubted at its cell; no way is read wrongly in silence, and no page is blamed for a sum that we misread.
/// </summary>
public sealed class WrittenAmountsTests
{
    static string Dots(decimal value, string format = "#,##0.00") => value.ToString(format, CultureInfo.InvariantCulture);

    static string Abs(decimal value) => Dots(Math.Abs(value));

    static string Tens(decimal value) => Dots(value / 10_000, "#,##0.00####");

    static string Grouped(decimal value, int size, char mark)
    {
        var text = Math.Truncate(value).ToString(CultureInfo.InvariantCulture);
        for (var at = text.Length - size; at > 0; at -= size) text = text.Insert(at, mark.ToString());
        return text;
    }

    static string Fraction(decimal value) => Dots(value, "0.00")[^2..];

    static string Swapped(string text) =>
        string.Concat(text.Select(c => c == ',' ? '.' : c == '.' ? ',' : c));

    static WrittenTable Of(Func<decimal, string> write) => new() { Write = write };

    static WrittenTable Negative(Func<decimal, string> write) =>
        new() { Write = v => v < 0 ? write(v) : Dots(v), First = -100_000m };

    static WrittenTable InTens(Func<decimal, string> write) =>
        new() { Write = write, Scale = 10_000, Above = "单位：万元", First = 412_300m };

    /// <summary>Name → what is printed, and what may come of it: read, doubted, or flagged.</summary>
    static readonly Dictionary<string, (WrittenTable Table, string Allowed)> Ways = new()
    {
        ["plain"] = (Of(v => Dots(v)), "read"),
        ["元 behind each amount"] = (Of(v => Dots(v) + "元"), "read"),
        ["元 behind each amount of the table"] = (Of(v => Dots(v) + "元") with { IsWrittenAll = true }, "read"),
        ["元 behind each amount, no unit elsewhere"] =
            (Of(v => Dots(v) + "元") with { IsWrittenAll = true, Above = "" }, "read"),
        ["元 behind the amounts of one column under 万元"] =
            (InTens(v => Dots(v) + "元") with { Scale = 10_000 }, "read"),
        ["万元 behind each amount under 元"] = (Of(v => Tens(v) + "万元"), "read"),
        ["万 behind each amount under 元"] = (Of(v => Tens(v) + "万"), "read"),
        ["萬元 behind each amount"] = (Of(v => Tens(v) + "萬元"), "read"),
        ["units mixed in one column"] = (Of(v => v == 50_000m ? "5万元" : Dots(v) + "元"), "read"),
        ["units in some cells only"] = (Of(v => v == 50_000m ? "5万元" : Dots(v)), "read"),
        ["¥ before the amount"] = (Of(v => "¥" + Dots(v)) with { IsWrittenAll = true }, "read"),
        ["full-width ￥"] = (Of(v => "￥" + Dots(v)), "read"),
        ["¥ and a space"] = (Of(v => "¥ " + Dots(v)), "read"),
        ["¥ and no unit anywhere"] = (Of(v => "¥" + Dots(v)) with { IsWrittenAll = true, Above = "" }, "read"),
        ["¥ under 万元"] = (InTens(v => "¥" + Tens(v)), "doubted"),
        ["RMB"] = (Of(v => "RMB " + Dots(v)), "read"),
        ["人民币 … 元整"] = (Of(v => "人民币" + Dots(v) + "元整"), "read"),
        ["约"] = (Of(v => "约" + Dots(v)), "doubted"),
        ["左右"] = (Of(v => Dots(v) + "左右"), "doubted"),
        [">"] = (Of(v => ">" + Dots(v)), "doubted"),
        ["≤"] = (Of(v => "≤" + Dots(v)), "doubted"),
        ["percentage beside"] = (Of(v => Dots(v) + "（26%）"), "read"),
        ["percentage behind a space"] = (Of(v => Dots(v) + " (26.5%)"), "read"),
        ["trailing minus"] = (Negative(v => Abs(v) + "-"), "read"),
        ["full-width minus"] = (Negative(v => "－" + Abs(v)), "read"),
        ["负"] = (Negative(v => "负" + Abs(v)), "read"),
        ["brackets"] = (Negative(v => $"({Abs(v)})"), "read"),
        ["full-width brackets"] = (Negative(v => $"（{Abs(v)}）"), "read"),
        ["△"] = (Negative(v => "△" + Abs(v)), "read"),
        ["▲"] = (Negative(v => "▲" + Abs(v)), "read"),
        ["−"] = (Negative(v => "−" + Abs(v)), "read"),
        ["–"] = (Negative(v => "–" + Abs(v)), "read"),
        ["— that may be a dash"] = (Negative(v => "—" + Abs(v)), "read doubted"),
        ["- and a space"] = (Negative(v => "- " + Abs(v)), "read"),
        ["-¥"] = (Negative(v => "-¥" + Abs(v)), "read"),
        ["¥-"] = (Negative(v => "¥-" + Abs(v)), "read"),
        ["brackets with 元"] = (Negative(v => $"({Abs(v)})元"), "read"),
        ["CR"] = (Negative(v => Abs(v) + "CR"), "read doubted"),
        ["(注)"] = (Of(v => Dots(v) + "（注）"), "read"),
        ["注1"] = (Of(v => Dots(v) + "注1"), "read"),
        ["①"] = (Of(v => Dots(v) + "①"), "read"),
        ["*"] = (Of(v => Dots(v) + "*"), "read"),
        ["※ before"] = (Of(v => "※" + Dots(v)), "read"),
        ["[1]"] = (Of(v => Dots(v) + "[1]"), "read"),
        ["(1) behind"] = (Of(v => Dots(v) + "(1)"), "read"),
        ["¹"] = (Of(v => Dots(v) + "¹"), "read"),
        ["raised 1"] = (Of(v => Dots(v) + "^1"), "read"),
        ["raised 12"] = (Of(v => Dots(v) + "^12"), "read"),
        ["raised 注1"] = (Of(v => Dots(v) + "^注1"), "read"),
        ["raised (1)"] = (Of(v => Dots(v) + "^(1)"), "read"),
        ["a 1 apart, as large as the amount"] = (Of(v => Dots(v) + " 1"), "read doubted flagged"),
        ["a remark in brackets"] = (Of(v => Dots(v) + "（含上年结转）"), "read"),
        ["decimal comma"] = (Of(v => Dots(v, "0.00").Replace('.', ',')), "doubted"),
        ["decimal comma throughout"] =
            (Of(v => Dots(v, "0.00").Replace('.', ',')) with { IsWrittenAll = true }, "read doubted"),
        ["decimal comma throughout, in 万元"] =
            (InTens(v => (v / 10_000).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',')) with
                { IsWrittenAll = true, First = 412_300m }, "read doubted"),
        ["points for separators, a comma for the point"] =
            (Of(v => Swapped(Dots(v))) with { IsWrittenAll = true }, "read doubted"),
        ["0,50"] = (InTens(v => v == 50_000m ? "5,00" : Tens(v)), "doubted flagged"),
        ["points for separators, and amounts without decimals among them"] =
            (Of(v => v == 50_000m ? "50.000" : Swapped(Dots(v))) with { IsWrittenAll = true }, "flagged"),
        ["points for separators in one column, and amounts without decimals"] =
            (Of(v => v == 50_000m ? "50.000" : Swapped(Dots(v))), "read doubted flagged"),
        ["a 1 behind the decimals, as large as they are"] = (Of(v => Dots(v) + "1"), "flagged"),
        ["spaces for separators"] = (Of(v => Dots(v).Replace(',', ' ')), "read"),
        ["thin spaces for separators"] = (Of(v => Dots(v).Replace(',', '\u2009')), "read"),
        ["a space behind the separator"] = (Of(v => Dots(v).Replace(",", ", ")), "read"),
        ["a space behind the point"] = (Of(v => Dots(v).Replace(".", ". ")), "read"),
        ["a space for the point"] = (Of(v => Dots(v, "#,##0.0").Replace('.', ' ')) with { First = 412_345.6m }, "flagged"),
        ["apostrophes"] = (Of(v => Dots(v).Replace(',', '\'')), "read"),
        ["raised apostrophes"] = (Of(v => Dots(v).Replace(',', '’')), "read"),
        ["full width"] = (Of(v => string.Concat(Dots(v).Select(c => (char)(c + 0xFEE0)))), "read"),
        ["groups of four"] = (Of(v => Grouped(v, 4, ',') + "." + Fraction(v)), "read doubted"),
        ["groups of India"] = (Of(v => v < 100_000 ? Dots(v) : Dots(v).Insert(1, ",")), "read doubted"),
        ["a separator that stands wrong"] = (Of(v => Grouped(v, 2, ',') + "." + Fraction(v)), "read doubted"),
        ["US dollars"] = (Of(v => "US$" + Dots(v)), "flagged"),
        ["two amounts in a cell"] = (Of(v => Dots(v) + " 24.28"), "flagged"),
        ["a percentage for an amount"] = (Of(_ => "26%"), "flagged"),
        ["a year for an amount"] = (Of(_ => "2025年"), "flagged"),
        ["元/人"] = (Of(v => Dots(v) + "元/人"), "flagged"),
        ["a quantity"] = (Of(v => Dots(v, "0") + "人"), "flagged"),
        ["单位：元角分"] = (Of(v => Dots(v)) with { Above = "单位：元角分" }, "read"),
        ["（人民币：元）"] = (Of(v => Dots(v)) with { Above = "（人民币：元）" }, "read"),
        ["金额单位：人民币元"] = (Of(v => Dots(v)) with { Above = "金额单位：人民币元" }, "read"),
        ["单位:人民币万元"] = (InTens(Tens) with { Above = "单位:人民币万元" }, "read"),
        ["單位：萬元"] = (InTens(Tens) with { Above = "單位：萬元" }, "read"),
        ["单位：万"] = (InTens(Tens) with { Above = "单位：万" }, "read"),
        ["货币单位 万元"] = (InTens(Tens) with { Above = "货币单位 万元" }, "read"),
        ["单位：万元、%"] = (InTens(Tens) with { Above = "单位：万元、%" }, "read"),
        ["单位：百万元"] = (new WrittenTable
        {
            Write = v => Dots(v / 1_000_000, "0.00######"), Scale = 1_000_000, Above = "单位：百万元",
        }, "read"),
        ["单位：元/人"] = (Of(v => Dots(v)) with { Above = "单位：元/人" }, "doubted flagged"),
        ["unit of the heading under another of the table"] = (Of(Tens) with { Heading = "项目支出（万元）" }, "read"),
        ["unit of the heading without brackets"] = (Of(Tens) with { Heading = "项目支出 万元" }, "read"),
        ["unit of the heading in square brackets"] = (Of(Tens) with { Heading = "项目支出[万元]" }, "read"),
        ["unit of the heading in lens brackets"] = (Of(Tens) with { Heading = "项目支出【万元】" }, "read"),
        ["unit in a remark below"] = (InTens(Tens) with { Above = "", Below = "注：本表金额单位为万元，按规定公开。" }, "read"),
        ["unit in another remark below"] = (InTens(Tens) with { Above = "", Below = "说明：以上数据以万元为单位" }, "read"),
        ["unit of each heading"] =
            (Of(Tens) with { Heading = "项目支出（万元）", OtherHeading = "（元）", Above = "" }, "read"),
        ["unit of all headings against that of the table"] =
            (InTens(Tens) with { Heading = "项目支出（万元）", OtherHeading = "（万元）", Above = "单位：元" }, "doubted"),
        ["unit below the table"] = (InTens(Tens) with { Above = "", Below = "单位：万元" }, "read"),
        ["units above and below that contradict"] = (InTens(Tens) with { Below = "单位：元" }, "doubted"),
        ["title and line above that contradict"] = (Of(v => Dots(v)) with { Title = "支出预算总表（万元）" }, "doubted"),
        ["another unit on the next page"] =
            (InTens(v => v == 412_300m ? Tens(v) : Dots(v)) with { BreakAt = 4, AboveSecond = "单位：元", ScaleSecond = 1 }, "read"),
        ["the same unit on the next page"] =
            (InTens(Tens) with { BreakAt = 4, AboveSecond = "单位：万元" }, "read"),
        ["no unit anywhere"] = (Of(v => Dots(v)) with { Above = "" }, "flagged"),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_way_of_writing_an_amount_is_read_wrongly_in_silence(string name)
    {
        var (table, allowed) = Ways[name];
        var outcome = table.Outcome(table.Extract());
        Assert.True(allowed.Split(' ').Contains(outcome), $"{name}: {outcome}, where {allowed} is right");
    }

    [Fact]
    public void Amounts_that_add_up_only_in_one_unit_are_disputed_where_two_are_printed()
    {
        var extraction = (Of(v => Dots(v)) with { Heading = "项目支出（万元）" }).Extract();
        Assert.All(extraction.Validation.Facts.Where(f => f.Unit.Name == "万元"), f => Assert.Equal(FactStatus.Disputed, f.Status));
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Severity != Severity.Info);
        Assert.Equal("unit.conflict", finding.Rule);
    }
}
