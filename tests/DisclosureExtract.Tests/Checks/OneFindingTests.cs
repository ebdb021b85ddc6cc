using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>One fault of a label is one finding, which names it.</summary>
public sealed class OneFindingTests
{
    const string Basic = "2025年一般公共预算基本支出预算表\n单位：万元\n科目编码|科目名称|合计|人员经费|公用经费\n|合计|60.00|31.00|29.00\n"
        + "301|工资福利支出|31.00|31.00|\n30101|基本工资|20.00|20.00|\n30102|津贴补贴|11.00|11.00|\n"
        + "302|商品和服务支出|29.00||29.00\n30201|办公费|14.00||14.00\n30205|水费|8.00||8.00\n30206|电费|7.00||7.00";

    static List<Finding> Grave(string text)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text.Replace('|', '\t')), "document");
        return [.. new Extractor(SubjectCatalog.Default).Extract(source).Validation.Findings.Where(f => f.Severity > Severity.Info)];
    }

    [Fact]
    public void A_parent_that_is_missing_is_one_finding_which_names_the_row_with_the_wrong_code()
    {
        var found = Grave(Basic.Replace("\n302|", "\n502|")).FindAll(f => f.Rule == Rules.CodeOrphan);
        var suspect = Assert.Single(Assert.Single(found).Suspects);
        Assert.Equal((SuspectPart.Code, "502"), (suspect.Part, suspect.Row!.Code));
    }

    [Fact]
    public void Of_one_code_under_two_names_that_are_not_its_own_both_rows_are_suspected()
    {
        var found = Grave(Basic.Replace("30206|电费", "30205|电话费").Replace("30205|水费", "30205|自来水")).Find(f => f.Suspects.Count == 2 && f.Rule == "code.name")!;
        Assert.Equal(["自来水", "电话费"], found.Suspects.Select(s => s.Row!.Name).OrderDescending(StringComparer.Ordinal));
    }
}
