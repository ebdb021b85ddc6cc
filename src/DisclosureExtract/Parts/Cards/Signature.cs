using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Parts.Cards;

/// <summary>The line under a card: 负责人: 经办人: 联系电话: 填报日期: 20251223094612.</summary>
/// <param name="Date">As printed.</param>
/// <param name="Person">Who answers for the card; null where no name is printed.</param>
sealed partial record Signature(string Date, string? Person)
{
    static readonly string[] Formats =
        ["yyyyMMddHHmmss", "yyyyMMdd", "yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d", "yyyy.MM.dd"];

    /// <summary>Lines below a table among which its signature is looked for.</summary>
    const int MostLines = 6;

    /// <summary>
    /// The signature below a table or at the head of the next page; null where the next card begins first.
    /// </summary>
    /// <param name="prose">Lines outside of tables.</param>
    public static Signature? Below(Table table, IEnumerable<PageLine> prose)
    {
        var (page, box) = table.Boxes[^1];
        var lines = prose.Where(l => (l.Page == page && l.Line.Box.Top >= box.Bottom - 1) || l.Page == page + 1);
        foreach (var text in lines.Take(MostLines).Select(l => l.Line.Tight).TakeWhile(t => !t.EndsWith('表')))
            if (DateInLine().Match(text) is { Success: true } date)
                return new(date.Groups["d"].Value, PersonIn(text));
        return null;
    }

    static string? PersonIn(string line) =>
        PersonInLine().Match(line) is { Success: true } match ? match.Groups["n"].Value : null;

    public static DateTime? ParseDate(string? text) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    [GeneratedRegex(@"填报日期:?(?<d>\d{8}(\d{6})?|\d{4}[-/.年][\d\-/.年月日]+)")]
    private static partial Regex DateInLine();

    [GeneratedRegex("负责人:(?<n>[一-龥]{2,4})(?=经办人|联系|填报|$)")]
    private static partial Regex PersonInLine();
}
