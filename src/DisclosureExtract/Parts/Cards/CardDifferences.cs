using DisclosureExtract.Clean;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>What differs between two printings of a card, and which reading is preferred.</summary>
sealed class CardDifferences
{
    readonly ProjectCard a, b;
    readonly string preferred, because;
    readonly SortedDictionary<string, string> known;
    readonly List<CopyDifference> found = [];

    CardDifferences(ProjectCard a, ProjectCard b, bool preferB, string because)
    {
        (this.a, this.b) = (a, b);
        (preferred, this.because) = (preferB ? "b" : "a", because);
        known = KnownAmounts.Of(preferB ? b : a);
        foreach (var (amount, place) in KnownAmounts.Of(preferB ? a : b)) known.TryAdd(amount, place);
    }

    /// <param name="because">Why one printing is kept.</param>
    public static List<CopyDifference> Of(ProjectCard a, ProjectCard b, bool preferB, string because)
    {
        var differences = new CardDifferences(a, b, preferB, because);
        differences.Compare();
        return differences.found;
    }

    void Compare()
    {
        Field("主管部门", a.Department, b.Department);
        Field("实施单位", a.Unit, b.Unit);
        Field("填报日期", a.FilledAtRaw, b.FilledAtRaw);
        foreach (var section in a.Sections)
            Prose(section.Heading, section.Text, b.Sections.FirstOrDefault(s => s.Heading == section.Heading)?.Text);
        Prose("总体目标（实施期）", a.TermGoal, b.TermGoal);
        Prose("总体目标（年度）", a.AnnualGoal, b.AnnualGoal);
        foreach (var fund in a.Funds)
            Field($"{fund.Source} {fund.Horizon}", Number(fund), Number(b.Fund(fund.Source, fund.Horizon)));
        if (a.Indicators.Count != b.Indicators.Count)
            found.Add(new(
                "绩效指标", $"{a.Indicators.Count} indicators", $"{b.Indicators.Count} indicators", preferred, because));
    }

    static string? Number(CardAmount? amount) => amount is null ? null : NumberFormat.AsPrinted(amount.Value);

    void Field(string where, string? x, string? y)
    {
        if ((x ?? "") == (y ?? "")) return;
        var only = string.IsNullOrEmpty(x) ? "b" : string.IsNullOrEmpty(y) ? "a" : null;
        found.Add(only is null
            ? new(where, x!, y!, preferred, because)
            : new(where, x ?? "", y ?? "", only, "only this printing has it"));
    }

    void Prose(string where, string? x, string? y)
    {
        var (textA, textB) = (TextFold.FoldTight(x ?? ""), TextFold.FoldTight(y ?? ""));
        if (textA == textB) return;
        if (TextDiff.Between(textA, textB) is not { } parts)
        {
            Field(where, textA, textB);
            return;
        }
        foreach (var part in parts)
        {
            // What the rest of the card states speaks for one reading, even against the printing that is kept.
            var forA = PlaceOf(textA, part.AtA, part.A);
            var forB = PlaceOf(textB, part.AtB, part.B);
            var isSettled = forA is null != forB is null;
            var which = !isSettled ? preferred : forA is not null ? "a" : "b";
            found.Add(new(where, part.A, part.B, which, isSettled ? (forA ?? forB)! : because));
        }
    }

    /// <summary>Where the card states an amount that begins with a differing part; null where nowhere.</summary>
    string? PlaceOf(string text, int at, string part) =>
        part.Length > 0 && char.IsAsciiDigit(part[0]) ? known.FirstOrDefault(e => text.AsSpan(at).StartsWith(e.Key)).Value : null;
}
