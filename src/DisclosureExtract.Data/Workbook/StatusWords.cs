using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Workbook;

/// <summary>The status of a document in words.</summary>
static class StatusWords
{
    public static string Zh(Disclosure disclosure)
    {
        var findings = disclosure.Summary.Findings;
        return disclosure.Summary.Status switch
        {
            "complete" => "完整：各页各格均已读出，没有规则不符",
            "needs_review" => $"待核：{findings.Error} 个错误级问题，{findings.Warning} 个警告，{Disputed(disclosure)} 个金额存疑",
            "partial" => $"不完整：有公布或显示的内容未能读出，见“问题”（{findings.Error} 个错误，{findings.Warning} 个警告）",
            "not_a_disclosure" => "不是预决算公开：没有法定表，也没有预算或决算的标题",
            var other => other,
        };
    }

    public static int Disputed(Disclosure disclosure) =>
        disclosure.Tables.Sum(t => t.Rows.Sum(r => r.Cells.Values.Count(c => c.Status == "disputed")));
}
