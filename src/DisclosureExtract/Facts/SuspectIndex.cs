using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Facts;

/// <summary>Suspects with something that belongs to each, by the amounts they concern: what <see cref="Suspect.Concerns"/> says, for many at once.</summary>
sealed class SuspectIndex<T>
{
    readonly List<(Suspect Suspect, T Of)> all = [];
    readonly Dictionary<Cell, List<int>> byCell = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<FormRow, List<int>> byRow = new(ReferenceEqualityComparer.Instance);
    readonly List<int> wide = [];

    public SuspectIndex(IEnumerable<(Suspect Suspect, T Of)> suspects)
    {
        foreach (var (suspect, of) in suspects)
        {
            var at = all.Count;
            all.Add((suspect, of));
            if (suspect.Cell is { } cell) Add(byCell, cell.Source, at);
            else if (suspect.Row is { } row) Add(byRow, row, at);
            else wide.Add(at);
        }
    }

    /// <summary>Whether any of them concerns an amount.</summary>
    public bool Concerns(Fact fact)
    {
        if (byCell.ContainsKey(fact.Cell.Source) || byRow.ContainsKey(fact.Row)) return true;
        foreach (var at in wide)
            if (all[at].Suspect.Concerns(fact)) return true;
        return false;
    }

    /// <summary>What belongs to the suspects that concern an amount, in the order in which they were given.</summary>
    public IEnumerable<T> Of(Fact fact) => At(fact).Order().Select(i => all[i].Of);

    IEnumerable<int> At(Fact fact) =>
        byCell.GetValueOrDefault(fact.Cell.Source, []).Concat(byRow.GetValueOrDefault(fact.Row, []))
            .Concat(wide.Where(i => all[i].Suspect.Concerns(fact)));

    static void Add<TKey>(Dictionary<TKey, List<int>> places, TKey key, int at) where TKey : notnull
    {
        if (!places.TryGetValue(key, out var list)) places[key] = list = [];
        list.Add(at);
    }
}

static class SuspectIndex
{
    public static SuspectIndex<Suspect> Of(IEnumerable<Suspect> suspects) => new(suspects.Select(s => (s, s)));

    /// <summary>All that findings suspect, each with its finding.</summary>
    public static SuspectIndex<Finding> Of(IEnumerable<Finding> findings) =>
        new(findings.SelectMany(f => f.Suspects.Select(s => (s, f))));
}
