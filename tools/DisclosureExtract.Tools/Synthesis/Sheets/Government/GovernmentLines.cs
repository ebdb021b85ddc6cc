using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Government;

/// <summary>One thing a government receives or spends, of each standing, in yuan; what it consists of stands below it.</summary>
sealed record GovernmentLine(string Code, string Name)
{
    public IReadOnlyList<GovernmentLine> Parts { get; init; } = [];

    /// <summary>Column key → amount; of a line with parts their sum.</summary>
    public Dictionary<string, decimal> Amounts { get; init; } = [];

    /// <summary>Parts that are only some of what it consists of.</summary>
    public bool IsOfWhich { get; init; }

    public static Dictionary<string, decimal> Sum(IEnumerable<GovernmentLine> lines) =>
        lines.SelectMany(l => l.Amounts).GroupBy(a => a.Key).ToDictionary(g => g.Key, g => g.Sum(a => a.Value));

    public GovernmentLine With(IReadOnlyList<GovernmentLine> parts) => this with { Parts = parts, Amounts = Sum(parts) };
}

/// <summary>Dice → lines of a government's budget.</summary>
sealed class GovernmentLines(SubjectCatalog catalog, Dice dice, decimal quantum, int year)
{
    /// <summary>Each standing is near to the others.</summary>
    public Dictionary<string, decimal> Money(decimal least, decimal most)
    {
        var budget = dice.Money(least, most, quantum);
        decimal Near() => dice.Chance(0.06) ? 0 : Math.Max(quantum, Math.Floor(budget * (decimal)dice.Real(0.6, 1.5) / quantum) * quantum);
        return new()
        {
            ["budget"] = budget, ["amount"] = budget, ["last_year"] = Near(), ["budget:last_year"] = Near(),
            ["adjusted"] = Near(), ["executed"] = Near(),
        };
    }

    public GovernmentLine Leaf(string code, string name, decimal most = 3_000_000_000) =>
        new(code, name) { Amounts = Money(200_000, most) };

    GovernmentLine LeafOf(string classification, string code) => Leaf(code, NameOf(classification, code));

    string NameOf(string classification, string code) => catalog.Find(classification, code, year)?.Name ?? throw new InvalidOperationException($"no subject {classification} {code}");

    /// <summary>Some of the named subjects, as leaves.</summary>
    public List<GovernmentLine> Some(string classification, IReadOnlyList<string> codes, int least) =>
        [.. dice.Some(codes, dice.Whole(Math.Min(least, codes.Count), codes.Count)).Select(c => LeafOf(classification, c))];

    /// <summary>Subjects of a classification down to a level (1 类, 2 款, 3 项), with all that is above them.</summary>
    public List<GovernmentLine> Tree(string classification, Func<string, bool> belongs, int depth, int classes, int most)
    {
        var all = catalog.All.Where(s => s.Classification == classification && s.IsValidIn(year) && belongs(s.Code))
            .DistinctBy(s => s.Code).ToList();
        var tops = all.Where(s => s.Level == 1 && all.Exists(o => o.Parent == s.Code)).ToList();
        return [.. dice.Some(tops, Math.Min(tops.Count, classes)).Select(t => Below(t, all, depth, most))];
    }

    GovernmentLine Below(Subject subject, List<Subject> all, int depth, int most)
    {
        var line = new GovernmentLine(subject.Code, subject.Name);
        var below = subject.Level < depth ? all.FindAll(s => s.Parent == subject.Code) : [];
        if (below.Count == 0) return line with { Amounts = Money(100_000, 2_000_000_000) };
        return line.With([.. dice.Some(below, dice.Whole(1, Math.Min(below.Count, most))).Select(s => Below(s, all, depth, most))]);
    }

    /// <summary>Leaves that together bring a sum to a target, in every standing.</summary>
    public List<GovernmentLine> Rest(
        IReadOnlyList<(string Code, string Name)> items, Dictionary<string, decimal> from, Dictionary<string, decimal> to)
    {
        var parts = to.Keys.ToDictionary(k => k, k => dice.Split(to[k] - from.GetValueOrDefault(k), items.Count, quantum));
        return [.. items.Select((item, i) =>
            new GovernmentLine(item.Code, item.Name) { Amounts = to.Keys.ToDictionary(k => k, k => parts[k][i]) })];
    }

    /// <summary>A sum above two others, in every standing.</summary>
    public Dictionary<string, decimal> Above(Dictionary<string, decimal> a, Dictionary<string, decimal> b) =>
        a.Keys.Union(b.Keys).ToDictionary(k => k, k =>
            Math.Max(a.GetValueOrDefault(k), b.GetValueOrDefault(k)) + dice.Money(20_000_000, 900_000_000, quantum));
}
