using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>
/// Words that stand in the headings and labels of nearly every form. A cell read as something that differs from one of them,
/// and from no other, by a single character is that word, where the character is none of the script or the reader was not
/// sure: 事业收&gt; is 事业收入. Longer and shorter wordings are what the page prints. The reading as it was stays beside it
/// (<see cref="LineReading.Raw"/>).
/// </summary>
static class FixedWords
{
    /// <summary>Below this confidence of its line a character of the script may be another.</summary>
    const double Unsure = 0.9;

    public static readonly IReadOnlyList<string> All =
    [
        "合计", "总计", "小计", "收入总计", "支出总计", "本年收入合计", "本年支出合计", "收入合计", "支出合计", "人员经费合计", "公用经费合计",
        "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入", "事业单位经营收入", "财政专户管理资金", "单位资金",
        "一般公共预算", "一般公共预算资金", "政府性基金", "政府性基金预算", "国有资本经营预算", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款",
        "年初结转和结余", "年末结转和结余", "上年结转", "结转下年", "使用非财政拨款结余", "结余分配", "上年结转结余", "结转下年支出",
        "基本支出", "项目支出", "人员经费", "公用经费", "上缴上级支出", "经营支出", "对附属单位补助支出", "本年收入", "本年支出",
        "功能分类科目编码", "功能分类科目名称", "经济分类科目编码", "经济分类科目名称", "科目编码", "科目名称", "科目代码", "功能科目编码", "功能科目名称", "预算科目", "支出功能分类科目",
        "部门预算支出经济分类科目", "政府预算支出经济分类科目", "预算单位", "单位名称", "单位代码", "项目名称", "项目类别", "资金来源", "采购品目", "采购方式", "采购目录",
        "预算数", "决算数", "年初预算数", "全年预算数", "预算金额", "本年预算数", "上年预算数", "增减变化",
        "因公出国(境)费", "因公出国(境)费用", "公务接待费", "公务用车购置费", "公务用车运行费", "公务用车运行维护费", "公务用车购置及运行费", "公务用车购置及运行维护费", "会议费", "培训费", "机关运行经费",
    ];

    static readonly ILookup<int, string> ByLength = All.ToLookup(w => w.Length);

    static readonly HashSet<string> Known = [.. All];

    public static CellReading Mend(CellReading cell)
    {
        var text = string.Concat(cell.Lines.Select(l => TextFold.FoldTight(l.Text)));
        if (text.Length < 3 || Known.Contains(text)) return cell;
        var near = ByLength[text.Length].Where(w => w.Zip(text).Count(p => p.First != p.Second) == 1).ToList();
        if (near.Count != 1) return cell;
        var at = text.Zip(near[0]).TakeWhile(p => p.First == p.Second).Count();
        var lines = cell.Lines.ToArray();
        for (int i = 0, start = 0; i < lines.Length; i++)
        {
            var own = TextFold.FoldTight(lines[i].Text);
            var within = at - start;
            start += own.Length;
            if (within >= own.Length) continue;
            if (TextFold.IsHan(own[within]) && lines[i].Confidence >= Unsure) return cell;
            lines[i] = lines[i] with { Text = own[..within] + near[0][at] + own[(within + 1)..] };
            return new CellReading(lines);
        }
        return cell;
    }
}
