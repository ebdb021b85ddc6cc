using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>“三公” told as a sum alone: accounts state travel, purchase, operation and reception each, with groups,
/// batches and persons.</summary>
sealed partial class NarrativeParts() : NarrativeRule("narrative.parts",
    "the prose of accounts states each part of “三公”, with groups, batches, persons and vehicles where money was spent",
    "决算文字分项说明“三公”经费，并说明团组、批次、人次和车辆数",
    "the prose of final accounts has a section about “三公”"), ICheck<IReadOnlyList<Section>>
{
    public override string Ground => Grounds.Disclosure;

    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        if (document.Metadata.IsFinal != true) yield break;
        var sections = part.Where(s => s.Card is null && s.Paragraphs.Any(p => p.IsText) && IsAbout(s)).ToList();
        if (sections.Count == 0) yield break;
        var text = string.Concat(part.Where(s => s.Card is null && !s.Heading.Contains("名词", StringComparison.Ordinal))
            .SelectMany(s => s.Paragraphs).Select(p => p.Tight));
        // Numbers may stand in a table instead: 国内公务接待批次（个）.
        var counted = string.Concat(document.Tables.SelectMany(t => t.Rows).Select(r => r.Name));
        var topics = new TopicFacts(document.Facts);
        var missing = new List<string>();
        Need("因公出国", Travel(), always: true);
        Need("公务接待费", Reception(), always: true);
        Need("公务用车购置", Purchase(), Spent(ColumnKeys.Vehicles) || Spent("vehicle_purchase"));
        Need("公务用车运行维护费", Operation(), Spent(ColumnKeys.Vehicles) || Spent("vehicle_operation"));
        Need("出国团组数、人次", Groups(), Spent("overseas_travel") && !counted.Contains("团组", StringComparison.Ordinal));
        Need("接待批次、人次", Batches(), Spent("reception") && !counted.Contains("批次", StringComparison.Ordinal));
        Need("公务用车保有量", Stock(), Spent("vehicle_operation") && !counted.Contains("保有量", StringComparison.Ordinal));
        if (missing.Count == 0) yield break;
        var first = sections.SelectMany(s => s.Paragraphs).First(p => p.IsText);
        yield return Report(first, 0, Severity.Info,
            $"the prose about “三公” does not state {string.Join(", ", missing)}",
                $"“三公”经费说明未写明：{string.Join("、", missing)}", document.Premises);

        void Need(string what, Regex words, bool always)
        {
            if (always && !words.IsMatch(text)) missing.Add(what);
        }

        bool Spent(string item) => topics.ThreePublic(item).Any(f => f.Value != 0);
    }

    static bool IsAbout(Section section) =>
        TextOf(section.Heading).Contains("三公", StringComparison.Ordinal)
            || section.Paragraphs.Any(p => Sum().IsMatch(p.Tight));

    static string TextOf(string heading) => Numbering.StripAll(heading);

    [GeneratedRegex("三公[”\"]?经费[^。;]{0,30}(支出)?决算(数)?(总额)?(为|是|共)?[\\d,]+")]
    private static partial Regex Sum();

    [GeneratedRegex("因公出国")]
    private static partial Regex Travel();

    [GeneratedRegex(@"(用车|车辆)?购置(费|支出)?(?![及和与、])(支出)?(决算)?(数|额)?(为|是|共)?[\d,]|购置(公务|新)?(用车|车辆)|新购|(无|没有|未)[^。;]{0,8}购置")]
    private static partial Regex Purchase();

    [GeneratedRegex(@"(?<!购置(费)?[及和与](公务用车)?)(用车|车辆)?运行(维护)?(费|支出)(用)?(支出)?(决算)?(数|额)?(为|是|共)?[\d,]|(无|没有)[^。;]{0,8}运行")]
    private static partial Regex Operation();

    [GeneratedRegex("公务接待")]
    private static partial Regex Reception();

    [GeneratedRegex(@"\d+个?(团组|团|批)|团组(数)?(共|为)?\d+|(没有|无|未)[^。]{0,8}(出国|团组)")]
    private static partial Regex Groups();

    [GeneratedRegex(@"\d+(个)?批(次)?|批次(为|共)?\d+")]
    private static partial Regex Batches();

    [GeneratedRegex(@"\d+(台|辆)|保有量")]
    private static partial Regex Stock();
}
