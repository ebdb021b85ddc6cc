using DisclosureExtract.Clean;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>Two printings of one card: the one kept and why, the one dropped, and what differs.</summary>
public sealed record CardCopy(ProjectCard Kept, ProjectCard Dropped, string Because, IReadOnlyList<CopyDifference> Differences);

/// <summary>
/// Finds cards that stand twice, read a second time with faults. Cards made from one template for other projects share their
/// wording but neither name nor numbers.
/// </summary>
static class CardCopies
{
    /// <summary>Share of the text of the shorter card both must have in common.</summary>
    const double SameText = 0.6;

    public static (List<ProjectCard> Cards, List<CardCopy> Copies) Find(IReadOnlyList<ProjectCard> cards)
    {
        var kept = new List<ProjectCard>();
        var copies = new List<CardCopy>();
        foreach (var card in cards)
        {
            var at = kept.FindIndex(k => IsCopy(k, card));
            if (at < 0)
            {
                kept.Add(card);
                continue;
            }
            // a is the first printing, b the second; the one that satisfies more of its own sums is kept.
            var (a, b) = (kept[at], card);
            var preferB = Merit(b).CompareTo(Merit(a)) > 0;
            copies.Add(new CardCopy(preferB ? b : a, preferB ? a : b, Because(a, b, preferB), Differences(a, b, preferB)));
            var (keep, drop) = preferB ? (b, a) : (a, b);
            // What only the other printing has is no conflict.
            kept[at] = keep with
            {
                Department = keep.Department ?? drop.Department,
                DepartmentCode = keep.DepartmentCode ?? drop.DepartmentCode,
                Unit = keep.Unit ?? drop.Unit,
                Attribute = keep.Attribute ?? drop.Attribute,
                Period = keep.Period ?? drop.Period,
                FilledAtRaw = keep.FilledAtRaw ?? drop.FilledAtRaw,
                FilledAt = keep.FilledAt ?? drop.FilledAt,
            };
        }
        return (kept, copies);
    }

    static bool IsCopy(ProjectCard a, ProjectCard b)
    {
        if (a.Name is null || a.Name != b.Name) return false;
        if (a.Fund(FundSource.Total, Horizon.Annual) is { } x && b.Fund(FundSource.Total, Horizon.Annual) is { } y && x.Value != y.Value) return false;
        var (textA, textB) = (TextOf(a), TextOf(b));
        return textA.Length == 0 || textB.Length == 0 || Shingles.Containment(textA, textB) >= SameText;
    }

    static string TextOf(ProjectCard card) => string.Concat(card.Sections.Select(s => TextFold.FoldTight(s.Text)));

    /// <summary>Sums that hold less sums that fail, then how much of the card is there.</summary>
    static (int Sums, int Size) Merit(ProjectCard card)
    {
        var sums = CardArithmetic.Sums(card).ToList();
        return (sums.Count(s => s.Holds) - sums.Count(s => !s.Holds), card.Indicators.Count * 10 + card.Funds.Count * 10 + card.Sections.Sum(s => s.Text.Length));
    }

    static List<CopyDifference> Differences(ProjectCard a, ProjectCard b, bool preferB)
    {
        var preferred = preferB ? "b" : "a";
        var because = Because(a, b, preferB);
        var evidence = KnownAmounts(preferB ? b : a);
        foreach (var (amount, place) in KnownAmounts(preferB ? a : b)) evidence.TryAdd(amount, place);
        var differences = new List<CopyDifference>();
        void Field(string where, string? x, string? y)
        {
            if ((x ?? "") == (y ?? "")) return;
            var one = string.IsNullOrEmpty(x) ? "b" : string.IsNullOrEmpty(y) ? "a" : null;
            differences.Add(new(where, x ?? "", y ?? "", one ?? preferred, one is null ? because : "only this printing has it"));
        }
        Field("主管部门", a.Department, b.Department);
        Field("实施单位", a.Unit, b.Unit);
        Field("填报日期", a.FilledAtRaw, b.FilledAtRaw);
        foreach (var section in a.Sections) AddText(section.Heading, section.Text, b.Sections.FirstOrDefault(s => s.Heading == section.Heading)?.Text ?? "");
        AddText("总体目标（实施期）", a.TermGoal ?? "", b.TermGoal ?? "");
        AddText("总体目标（年度）", a.AnnualGoal ?? "", b.AnnualGoal ?? "");
        foreach (var fund in a.Funds) Field($"{fund.Source} {fund.Horizon}", NumberFormat.AsPrinted(fund.Value), b.Fund(fund.Source, fund.Horizon) is { } other ? NumberFormat.AsPrinted(other.Value) : null);
        if (a.Indicators.Count != b.Indicators.Count) differences.Add(new("绩效指标", $"{a.Indicators.Count} indicators", $"{b.Indicators.Count} indicators", preferred, because));
        return differences;

        void AddText(string where, string x, string y)
        {
            (x, y) = (TextFold.FoldTight(x), TextFold.FoldTight(y));
            if (x == y) return;
            if (TextDiff.Between(x, y) is not { } parts)
            {
                Field(where, x, y);
                return;
            }
            foreach (var part in parts)
            {
                // What the rest of the card states speaks for one reading, even against the printing that is kept.
                var (forA, forB) = (Speaks(x, part.AtA, part.A), Speaks(y, part.AtB, part.B));
                var isSettled = forA is null != forB is null;
                differences.Add(new(where, part.A, part.B, !isSettled ? preferred : forA is not null ? "a" : "b", isSettled ? (forA ?? forB)! : because));
            }
        }

        string? Speaks(string text, int at, string part) =>
            part.Length > 0 && char.IsAsciiDigit(part[0]) ? evidence.FirstOrDefault(e => text.AsSpan(at).StartsWith(e.Key)).Value : null;
    }

    /// <summary>Amounts that the card states elsewhere, with their unit as its prose would print them, and where it states them.</summary>
    static SortedDictionary<string, string> KnownAmounts(ProjectCard card)
    {
        // The longest first: 12月底前 before 12.
        var known = new SortedDictionary<string, string>(Comparer<string>.Create((x, y) => x.Length != y.Length ? y.Length - x.Length : string.CompareOrdinal(x, y)));
        foreach (var fund in card.Funds)
        {
            if (fund.Source != FundSource.Total || fund.Value == 0) continue;
            var yuan = fund.Value * new Unit(card.MoneyUnit).Factor;
            var name = fund.Horizon == Horizon.Annual ? "年度资金总额" : "实施期资金总额";
            var costs = fund.Horizon == Horizon.Annual && CardArithmetic.CostsOf(card) is { } parts && parts.Sum() == yuan
                ? $", and its cost indicators add up to it: {string.Join(" + ", parts.Select(p => Ten(p)))} = {Ten(yuan)} 万元" : "";
            known.TryAdd(Ten(yuan) + "万元", $"{name} of the card is {NumberFormat.Exact(fund.Value)} {card.MoneyUnit}{costs}");
        }
        foreach (var indicator in card.Indicators)
            if (indicator.Target is { Value: { } value, Unit.Length: > 0 } target) known.TryAdd(NumberFormat.AsPrinted(value) + target.Unit, $"the indicator {indicator.Name} of the card is {indicator.Raw}");
        return known;

        static string Ten(decimal yuan) => NumberFormat.Bare(yuan / 10_000);
    }

    static string Because(ProjectCard a, ProjectCard b, bool preferB)
    {
        string Tell(ProjectCard card)
        {
            var sums = CardArithmetic.Sums(card).ToList();
            return $"{sums.Count(s => s.Holds)} of its {sums.Count} sums hold and it has {card.Indicators.Count} indicators";
        }
        return preferB ? $"the second printing: {Tell(b)}; the first: {Tell(a)}" : $"the first printing: {Tell(a)}; the second: {Tell(b)}";
    }
}
