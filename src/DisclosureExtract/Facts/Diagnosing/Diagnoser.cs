using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Finds for the relations that fail the fewest faults that explain them: a row that stands in the wrong place or is
/// missing, then amounts that are wrong, two of them exchanged, one lost. What is left of a relation stays as it is.
/// </summary>
static class Diagnoser
{
    /// <summary>Ways to explain a group beyond which they are told no more apart.</summary>
    const int MostExplanations = 12;

    public static IReadOnlyList<Diagnosis> Of(RelationSet relations, FactIndex facts)
    {
        if (relations.Failed == 0) return [.. WrongUnits.Find(relations.WrongUnits, facts)];
        var graph = new RelationGraph(relations.Results);
        var failing = Enumerable.Range(0, relations.Results.Count).Where(i => !graph.Holds(i)).ToList();
        var structure = new Structure(relations);
        var found = new List<(int First, Diagnosis Diagnosis)>();
        foreach (var (mended, exchanged) in ExchangedCells.Find(graph, failing, structure))
        {
            failing = [.. failing.Except(mended)];
            found.Add((mended[0], exchanged));
        }
        foreach (var moved in MisplacedRows.Find(graph, failing, facts))
        {
            failing = [.. failing.Except(moved.Relations)];
            found.Add((moved.Relations[0], moved.Diagnosis));
        }
        var open = failing.ToHashSet();
        foreach (var group in Groups(graph, failing))
            if (group.Exists(open.Contains)) found.AddRange(Explain(graph, group, open, structure));
        var ordered = found.OrderBy(f => f.First).Select(f => f.Diagnosis).ToList();
        var rows = MissingRows.Offer(RowsElsewhere.Explain(MissingRows.Join(ordered, relations), facts));
        return [.. WrongUnits.Find(relations.WrongUnits, facts), .. ExchangedRows.Join(ExchangedAmounts.Join(rows))];
    }

    /// <summary>Failing relations that share cells, directly or by others.</summary>
    static IEnumerable<List<int>> Groups(RelationGraph graph, List<int> failing)
    {
        var set = new DisjointSet(failing.Count);
        var first = new Dictionary<int, int>();
        for (var i = 0; i < failing.Count; i++)
            foreach (var share in graph.Of(failing[i]))
                if (!first.TryAdd(share.Term, i)) set.Unite(first[share.Term], i);
        return set.Sets().Select(s => s.Select(i => failing[i]).ToList());
    }

    /// <param name="open">Failing relations that nothing explains yet; those explained here leave it.</param>
    static List<(int First, Diagnosis Diagnosis)> Explain(RelationGraph graph, List<int> group, HashSet<int> open, Structure structure)
    {
        var ways = new AmountSearch(graph, group).Find();
        if (ways.Count == 0)
        {
            open.ExceptWith(group);
            return [(group[0], Unexplained(graph, group, structure))];
        }
        var best = Cheapest(graph, ways);
        if (best.Count > 1)
        {
            open.ExceptWith(group);
            return [(group[0], Wrong(graph, group, best, structure))];
        }
        var found = new List<(int, Diagnosis)>();
        // One way of several changes is as many faults. It may mend what fails in other groups too.
        foreach (var fault in Faults(graph, best[0]))
        {
            var own = open.Where(r => fault.Any(c => graph.Over(c.Term).Any(s => s.Relation == r))).Order().ToList();
            open.ExceptWith(own);
            if (own.Count > 0) found.Add((own[0], Wrong(graph, own, [fault], structure)));
        }
        return found;
    }

    /// <summary>The copies of one amount in several forms are one fault, and so are two amounts that were exchanged.</summary>
    static List<AmountChange[]> Faults(RelationGraph graph, AmountChange[] way)
    {
        var faults = new List<AmountChange[]>();
        foreach (var fault in way.GroupBy(c => Yuan(graph, c)).Select(g => g.ToArray()))
        {
            var at = faults.FindIndex(f => IsExchange(graph, [.. f, .. fault]));
            if (at < 0) faults.Add(fault);
            else faults[at] = [.. faults[at], .. fault];
        }
        return faults;
    }

    static bool IsExchange(RelationGraph graph, AmountChange[] changes) => changes is [var one, var other]
        && one.From == other.To && one.To == other.From && one.From != one.To
        && graph.Terms[one.Term].Cell.Column == graph.Terms[other.Term].Cell.Column;

    static (decimal From, decimal To) Yuan(RelationGraph graph, AmountChange change)
    {
        var factor = graph.Terms[change.Term].Fact?.Unit.Factor ?? 1;
        return (change.From * factor, change.To * factor);
    }

    /// <summary>Copies of one amount that would all be wrong count little more than one.</summary>
    static decimal Cost(RelationGraph graph, AmountChange[] way)
    {
        var faults = Faults(graph, way);
        return faults.Count + 0.25m * (way.Length - faults.Count);
    }

    static List<AmountChange[]> Cheapest(RelationGraph graph, IReadOnlyList<AmountChange[]> ways)
    {
        var least = ways.Min(w => Cost(graph, w));
        return [.. ways.Where(w => Cost(graph, w) == least)];
    }

    static Diagnosis Wrong(RelationGraph graph, List<int> group, List<AmountChange[]> ways, Structure structure)
    {
        var changes = ways.SelectMany(w => w).DistinctBy(c => c.Term).ToList();
        var suspects = changes.Select(c => graph.Terms[c.Term]).Select(t => Suspect.Value(t.Row, t.Cell)).ToList();
        var isScanned = group.SelectMany(graph.Of).Any(s => graph.Terms[s.Term].Fact is { IsScanned: true });
        // A reader that errs once may err twice: whatever it doubted in these sums is suspected with the rest.
        if (isScanned)
            suspects.AddRange(group.SelectMany(graph.Of).Select(s => graph.Terms[s.Term].Fact).OfType<Fact>()
                .Where(f => Doubts.IsOpen(f) || ways[0].Length > 1).Select(Suspect.Value));
        var leading = Leading(graph, group, changes.Count == 1 ? changes[0].Term : -1);
        return new Diagnosis
        {
            Failing = leading,
            Suspects = [.. suspects.DistinctBy(s => s.Cell!.Source, ReferenceEqualityComparer.Instance)],
            Explanations = [.. ways.Take(MostExplanations).SelectMany(w => Explained(graph, w, group))
                .DistinctBy(e => new { e.Change, e.To })],
            IsEstablished = (ways.Count == 1 && group.Count > 1) || leading.Exists(structure.IsKnown),
        };
    }

    static List<Explanation> Explained(RelationGraph graph, AmountChange[] way, List<int> group)
    {
        var cost = Cost(graph, way);
        var single = way.Select(c => Explained(graph, c, group, cost)).ToList();
        return IsExchange(graph, way) ? [ExchangedAmounts.Explained(single[0], single[1])] : single;
    }

    static Explanation Explained(RelationGraph graph, AmountChange change, List<int> group, decimal cost) =>
        Explained(graph, change, [.. group.Where(r => graph.Over(change.Term).Any(s => s.Relation == r))
            .Select(r => graph.Results[r].Relation.What)], cost);

    internal static Explanation Explained(RelationGraph graph, AmountChange change, IReadOnlyList<string> holds, decimal cost)
    {
        var term = graph.Terms[change.Term];
        return new Explanation(term.Fact is null ? "lost" : "amount", $"{term.Table.Form}, {term.Row.Label}, {term.Cell.Column.HeaderPath}",
            term.Fact is null ? "" : NumberFormat.Exact(change.From), NumberFormat.Exact(change.To), holds, cost);
    }

    /// <summary>The relations of a group, first the one whose whole is wrong, else the first in the document.</summary>
    static List<RelationResult> Leading(RelationGraph graph, List<int> group, int culprit) =>
        [.. group.OrderBy(r => culprit >= 0 && graph.Of(r)[0].Term == culprit ? 0 : 1).ThenBy(r => r).Select(r => graph.Results[r])];

    /// <summary>Nothing simple explains it: all that no other relation confirms is suspected, and all where that is nothing.</summary>
    static Diagnosis Unexplained(RelationGraph graph, List<int> group, Structure structure)
    {
        var terms = group.SelectMany(graph.Of).Select(s => s.Term).Distinct().Where(t => graph.Terms[t].Fact is not null).ToList();
        var bare = terms.FindAll(t => !graph.Over(t).Any(s => graph.Holds(s.Relation)));
        var results = Leading(graph, group, -1);
        return new Diagnosis
        {
            Failing = results,
            Suspects = Suspect.Values((bare.Count > 0 ? bare : terms).Select(t => graph.Terms[t].Fact!)),
            IsEstablished = results.TrueForAll(structure.IsKnown),
        };
    }
}
