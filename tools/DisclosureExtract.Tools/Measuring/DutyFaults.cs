using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>One fault for each kind that a reviewer answers for, put into the text of a right document; null where it
/// has no place there.</summary>
static partial class DutyFaults
{
    public delegate string? Make(DutyDocument document, Dice dice);

    public static readonly IReadOnlyList<(string Duty, Make Make)> All =
    [
        ("structure.cover", (d, _) =>
            First(d.Text, $"{d.Year}年度{d.Own}{d.Kind}", $"{d.Year}年度{d.Own}{(d.IsFinal ? "预算" : "决算")}")),
        ("structure.cover", (d, _) => First(d.Text, $"{d.Year}年度{d.Own}{d.Kind}", $"{d.Year - 1}年度{d.Own}{d.Kind}")),
        ("structure.cover", (d, _) => First(d.Text, $"{d.Year}年度支出", $"{d.Year - 1}年度支出")),
        ("structure.forms", (d, dice) => WithoutPage(d, dice.Pick<string>("“三公”经费", "政府性基金预算", "基本支出"))),
        ("structure.empty", (d, _) => Filled(d, keepNote: true)),
        ("structure.empty", (d, _) => Filled(d, keepNote: false)),
        ("structure.empty", (d, _) => Line(d, "注：", _ => "")),
        ("structure.empty", (d, _) => Emptied(d, "年度支出")),
        ("structure.terms", (d, _) => d.IsUnit ? In(d, "本单位支出", "本部门支出") ?? In(d, "本单位共有车辆", "本部门共有车辆")
            : In(d, "本部门共有车辆", "本单位共有车辆")),
        ("structure.template", (d, dice) =>
            In(d, "主要用于保障机构日常运转", dice.Pick<string>("主要用于××××", "主要用于____", "主要用于XXX等方面", "主要用于（填写用途）"))),
        ("structure.template", (d, _) => Re(d, "比(上年预算|[0-9]{4}年度决算)(增加|减少)", "比$1增加（减少）")),
        ("structure.wording", (d, dice) => In(d, "日常运转。", dice.Pick<string>("日常运转。。", "日常运转，。", "日常运转；。"))),
        ("structure.wording", (d, _) => Re(d, "比(上年预算|[0-9]{4}年度决算)(增加|减少)", "比$1$2$2")),
        ("structure.wording", (d, dice) =>
            Re(d, "，主要(原因是|是|原因为)[^。，]*。", dice.Pick<string>("，主要原因是。", "，主要原因：。", "，主要是由于。", "，主要原因为。"))),
        ("structure.wording", (d, _) => In(d, "“三公”经费", "“三公经费", from: "四、")),
        ("structure.contents", (d, _) =>
            $"{Before(d)}目录\n一、{d.Year}年度收支{d.Kind}总表 2\n二、{d.Year}年度收入{d.Kind}总表 3\n三、{d.Year}年度支出{d.Kind}总表 4\n四、{d.Year}年度国有资本经营预算支出{(d.IsFinal ? "决算" : "")}表 5\f{After(d)}"),
        ("structure.contents", (d, _) =>
            In(d, $"{d.Year}年度{d.Own}{d.Kind}情况说明", $"{d.Year / 10}年度{d.Own}{d.Kind}情况说明")),
        ("structure.amounts", (d, _) => Re(d, "(支出(预算|决算)(总额为)?[0-9.]+)万元，", "$1，")),
        ("structure.amounts", (d, _) =>
            Amount(d, "年度支出", 2, t => t.Replace('0', 'O').Replace('1', 'l') is var bad && bad != t ? bad : null)),
        ("form.sums", (d, dice) => Amount(d, "年度支出", dice.Whole(1, 6), t => Digit(t, dice))),
        ("form.sums", (d, dice) => Amount(d, "基本支出", dice.Whole(1, 4), t => Digit(t, dice))),
        ("cross.totals", (d, dice) => Everywhere(d, "年度收入", dice)),
        ("cross.three_public_economic", (d, _) => d.IsFinal ? Reception(d) : null),
        ("form.shifted_rows", (d, _) => Shifted(d)),
        ("names.codes", (d, _) => First(d.Text, "\n2080505\t", "\n2080508\t")),
        ("names.codes", (d, _) => First(d.Text, "\t住房公积金\t", "\t提租补贴\t")),
        ("names.codes", (d, _) => First(d.Text, "\n20805\t", "\n20508\t")),
        ("project.counts", (d, _) => d.IsFinal
            ? Re(d, "“优”的([0-9]+)个", m => $"“优”的{int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) + 3}个")
            : null),
        ("prose.forms", (d, dice) => Re(d, "（项）([0-9.]+)万元", m => $"（项）{Digit(m.Groups[1].Value, dice)}万元")),
        ("prose.forms", (d, dice) =>
            Re(d, "基本支出([0-9.]+)万元，其中：人员", m => $"基本支出{Digit(m.Groups[1].Value, dice)}万元，其中：人员")),
        ("prose.forms", (d, dice) =>
            Re(d, "公务接待费(支出决算为)?([0-9.]+)万元", m => $"公务接待费{m.Groups[1].Value}{Digit(m.Groups[2].Value, dice)}万元")),
        ("prose.forms", (d, _) => d.IsFinal
            ? Re(d, "，预算为([0-9.]+)万元，完成预算的[0-9.]+%", m => $"，预算为{Plus(m.Groups[1].Value, 1)}万元") : null),
        ("prose.repeated", (d, dice) =>
            Re(d, "按支出性质分，", m => $"{d.Year}年支出{d.Kind}{Plus(N(d.Total), dice.Whole(1, 9))}万元，按支出性质分，")),
        ("prose.direction", (d, _) =>
            Re(d, "比(上年预算|[0-9]{4}年度决算)(增加|减少)([0-9.]+万元，)(增长|下降)", m =>
            $"比{m.Groups[1]}{m.Groups[2]}{m.Groups[3]}{(m.Groups[4].Value == "增长" ? "下降" : "增长")}")),
        ("prose.direction", (d, _) => d.IsFinal ? In(d, "决算数小于预算数", "决算数大于预算数")
            : Re(d, "(公务接待费[0-9.]+万元，比上年预算)减少([0-9.]+万元，)下降", "$1增加$2增长")),
        ("prose.direction", (d, _) => Re(d, "(公务接待费(支出决算为)?[0-9.]+万元)", "$1，与上年持平，比上年减少1.00万元")),
        ("prose.rate_base", (d, _) => In(d, "因公出国（境）费0.00万元，与上年持平", "因公出国（境）费0.00万元，预算为0.00万元，完成预算的100.00%")
            ?? In(d, "因公出国（境）费支出决算为0.00万元，与预算数持平", "因公出国（境）费支出预算为0.00万元，支出决算为0.00万元，完成预算的100.00%")),
        ("prose.rate_subject", (d, _) =>
            Re(d, "项目支出([0-9.]+)万元，占(支出总额的)?([0-9.]+)%", m =>
            $"项目支出{m.Groups[1]}万元，占{m.Groups[2]}{Plus(m.Groups[3].Value, 3)}%")),
        ("prose.change_parts", (d, dice) => Re(d, "公用经费([0-9.]+)万元", m => $"公用经费{Digit(m.Groups[1].Value, dice)}万元")),
        ("prose.percent_sign", (d, _) => Re(d, "占(支出总额的)?([0-9.]+)%", "占$1$2")),
        ("prose.reason", (d, _) => Re(d, "，主要原因是(严格控制接待标准|加强车辆管理)", "")),
        ("three_public.broken_down", (d, _) => d.IsFinal ? Re(d, "，国内公务接待[0-9]+批次、[0-9]+人次", "") : null),
        ("three_public.broken_down", (d, _) => d.IsFinal ? Re(d, "，其中：公务用车购置费[0-9.]+万元，公务用车运行维护费[0-9.]+万元", "") : null),
        ("prose.years", (d, _) => In(d, $"{d.Year}年本{d.Own}没有使用", $"{d.Year - 1}年本{d.Own}没有使用") is { } t
            && d.IsFinal ? t : null),
        ("prose.years", (d, _) => In(d, $"{d.Year}年度{d.Own}{d.Kind}情况说明", $"{d.Year - 1}年度{d.Own}{d.Kind}情况说明")),
        ("prose.years", (d, _) => Re(d, "比(上年预算|[0-9]{4}年度决算)", $"比{d.Year}年{d.Kind}")),
        ("prose.vehicles", (d, _) => d.IsFinal
            ? Re(d, "共有车辆([0-9]+)辆", m => $"共有车辆{int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) + 1}辆")
            : null),
    ];

    static string N(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    static string Plus(string number, decimal more) => N(decimal.Parse(number, CultureInfo.InvariantCulture) + more);

    static string Before(DutyDocument document) => document.Text[..(document.Text.IndexOf('\f') + 1)];

    static string After(DutyDocument document) => document.Text[(document.Text.IndexOf('\f') + 1)..];

    static string? First(string text, string what, string by)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return at < 0 ? null : string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + what.Length));
    }

    /// <summary>In the prose alone, which is the last page.</summary>
    static string? In(DutyDocument document, string what, string by, string from = "")
    {
        var prose = document.Text.LastIndexOf('\f') + 1;
        var at = from.Length > 0
            ? document.Text.IndexOf('\n', document.Text.IndexOf("\n" + from, prose, StringComparison.Ordinal) + 1)
            : prose;
        return First(document.Text[at..], what, by) is { } changed ? document.Text[..at] + changed : null;
    }

    static string? Re(DutyDocument document, string pattern, string by) => Re(document, pattern, m => m.Result(by));

    static string? Re(DutyDocument document, string pattern, MatchEvaluator by)
    {
        var prose = document.Text.LastIndexOf('\f') + 1;
        var changed = new Regex(pattern).Replace(document.Text[prose..], by, 1);
        return changed == document.Text[prose..] ? null : document.Text[..prose] + changed;
    }

    /// <summary>The page whose first line has these words.</summary>
    static string? Page(DutyDocument document, string title, Func<string, string?> change)
    {
        var pages = document.Text.Split('\f');
        var at = Array.FindIndex(pages, p => p.Split('\n')[0].Contains(title, StringComparison.Ordinal)
            && p.Contains('\t'));
        if (at < 0 || change(pages[at]) is not { } page) return null;
        pages[at] = page;
        return string.Join('\f', pages.Where(p => p.Length > 0));
    }

    static string? WithoutPage(DutyDocument document, string title) => Page(document, title, _ => "");

    static string? Line(DutyDocument document, string start, Func<string, string> change) => Page(document, "政府性基金",
        page => string.Join('\n', page.Split('\n')
            .Select(l => l.StartsWith(start, StringComparison.Ordinal) ? change(l) : l)).TrimEnd('\n')) is { } text
            ? new Regex("五、[^\n]*\n[^\n]*\n").Replace(text, "") : null;

    /// <summary>The form of funds has amounts, which prose, or the note, or both deny.</summary>
    static string? Filled(DutyDocument document, bool keepNote) => Page(document, "政府性基金", page =>
    {
        var lines = page.Split('\n');
        return string.Join('\n',
            [.. lines[..3], "\t合计\t3.00\t\t3.00", "212\t城乡社区支出\t3.00\t\t3.00", .. keepNote ? lines[^1..] : []]);
    });

    static string? Emptied(DutyDocument document, string title) => Page(document, title, page =>
        string.Join('\n', page.Split('\n').Select((l, i) => i < 3 ? l : i < 6 ? "\t\t\t\t" : "")
            .Where(l => l.Length > 0)));

    /// <summary>An amount in a row of a form.</summary>
    static string? Amount(DutyDocument document, string title, int row, Func<string, string?> change) =>
        Page(document, title, page =>
    {
        var lines = page.Split('\n');
        if (row + 3 >= lines.Length) return null;
        var cells = lines[row + 3].Split('\t');
        if (change(cells[2]) is not { } changed) return null;
        cells[2] = changed;
        lines[row + 3] = string.Join('\t', cells);
        return string.Join('\n', lines);
    });

    /// <summary>Another first digit before the point.</summary>
    static string Digit(string number, Dice dice)
    {
        var at = number.IndexOf('.', StringComparison.Ordinal) - 1;
        return string.Concat(number.AsSpan(0, at), ((char)('0' + (number[at] - '0' + dice.Whole(1, 9)) % 10))
            .ToString(), number.AsSpan(at + 1));
    }

    /// <summary>The total, and with it all that adds up to it in its form, by one subject.</summary>
    static string? Everywhere(DutyDocument document, string title, Dice dice) => Page(document, title, page =>
    {
        var lines = page.Split('\n');
        var more = dice.Whole(1, 9);
        foreach (var at in (int[])[3, 4, 5, 6])
            lines[at] = string.Join('\t', lines[at].Split('\t')
                .Select((c, i) => i >= 2 && c.Length > 0 ? Plus(c, more) : c));
        return string.Join('\n', lines);
    });

    /// <summary>Reception in the basic form beyond that of “三公”; what it adds is taken from office expenses.</summary>
    static string? Reception(DutyDocument document) => Page(document, "基本支出", page =>
    {
        var lines = page.Split('\n');
        foreach (var (code, more) in ((string, decimal)[])[("30217\t", 6), ("30201\t", -6)])
        {
            var at = Array.FindIndex(lines, l => l.StartsWith(code, StringComparison.Ordinal));
            lines[at] = string.Join('\t', lines[at].Split('\t')
                .Select((c, i) => i >= 2 && c.Length > 0 ? Plus(c, more) : c));
        }
        return string.Join('\n', lines);
    });

    /// <summary>From the fourth row on, the amounts stand one row lower.</summary>
    static string? Shifted(DutyDocument document) => Page(document, "一般公共预算", page =>
    {
        var lines = page.Split('\n');
        var cells = lines.Select(l => l.Split('\t')).ToArray();
        for (var i = lines.Length - 1; i >= 7; i--) lines[i] = string.Join('\t',
            [.. cells[i][..2], .. cells[i - 1][2..]]);
        return string.Join('\n', lines);
    });
}
