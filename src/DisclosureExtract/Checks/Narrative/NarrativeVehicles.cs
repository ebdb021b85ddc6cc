using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Vehicles in stock as the “三公” prose and the prose about assets state them: a hint, for the two may count
/// otherwise.</summary>
sealed partial class NarrativeVehicles() : NarrativeRule("narrative.vehicles",
    "the prose about “三公” and about assets state one number of vehicles",
    "“三公”说明与资产说明中的车辆数一致",
    "both state one at the end of the year"), ICheck<IReadOnlyList<Section>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        // All wordings name a 车.
        var paragraphs = part.Where(s => s.Card is null).SelectMany(s => s.Paragraphs)
            .Where(p => p.Tight.Contains('车') && p.IsText).ToList();
        if (Find(paragraphs, Kept()) is not var (_, stock, first)) yield break;
        if (Find(paragraphs, Owned()) is not var (paragraph, all, at) || stock == all) yield break;
        yield return Report(paragraph, at.Index, Severity.Info,
            $"{all} vehicles owned, and {stock} in the prose about “三公” (“{first.Value}”)",
                $"资产说明车辆{all}辆，“三公”说明为{stock}辆（“{first.Value}”）", document.Premises) with
        {
            Expected = stock,
            Actual = all,
        };
    }

    static (Paragraph Paragraph, int Count, Match Match)? Find(List<Paragraph> paragraphs, Regex words)
    {
        foreach (var paragraph in paragraphs)
            if (words.Match(paragraph.Tight) is { Success: true } match)
                return (paragraph, int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), match);
        return null;
    }

    [GeneratedRegex(@"(公务用车|车辆)(实际)?保有量(为|共|是|共计|共有)?(?<n>\d{1,6})(辆|台)|(?<!购置)(财政拨款)?(开支|负担)[^。;]{0,10}(公务用车|车辆)(保有量)?(为|共|是)?(?<n>\d{1,6})(辆|台)")]
    private static partial Regex Kept();

    [GeneratedRegex(@"(截至|截止)[^。]{0,30}(共有|拥有|共|占有)(公务)?(用车|车辆)(?<n>\d{1,6})(辆|台)|(?<!\w)(单位|部门|局|委|院|校|厅|办)?(共有|拥有)车辆(?<n>\d{1,6})(辆|台)")]
    private static partial Regex Owned();
}
