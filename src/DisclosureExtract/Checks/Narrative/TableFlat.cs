using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>
/// Forms whose rows and columns were lost on the way, as when a web page is copied as text: amounts in a row without units or
/// sentences. To guess their columns would invent amounts; that they are there is said.
/// </summary>
sealed partial class TableFlat() : NarrativeRule("table.flat",
    "amounts stand in tables or in sentences",
    "数字位于表格或语句之中",
    "prose holds a run of amounts without units"), ICheck<IReadOnlyList<Section>>
{
    /// <summary>So many amounts in a run are rows of a form.</summary>
    const int Least = 4;

    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        var (first, count) = ((Paragraph?)null, 0);
        foreach (var paragraph in part.Where(s => s.Card is null).SelectMany(s => s.Paragraphs))
        {
            var bare = Bare(paragraph.Tight);
            if (bare > 0)
            {
                first ??= paragraph;
                count += bare;
                continue;
            }
            if (count >= Least) yield return Found(first!, count, document);
            (first, count) = (null, 0);
        }
        if (count >= Least) yield return Found(first!, count, document);
    }

    /// <summary>Amounts without units in a paragraph that is no sentence; 0 for prose.</summary>
    public static int Bare(string text) =>
        text.Contains('。') || MoneyText.Find(text).Count > 0 ? 0 : Amount().Count(text);

    Finding Found(Paragraph first, int count, CheckedDocument document) => Report(
        first, 0, Severity.Warning,
        $"{count} amounts in a row without columns: a table that was copied as text; they are not read",
        $"{count}个金额连续排列而无表格结构（表格被压平为文字），未予读取", document.Premises);

    [GeneratedRegex(@"(\d{1,3}(,\d{3})+|\d+)\.\d{2}(?!%|个百分点)")]
    private static partial Regex Amount();
}
