namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Two rows that are off across their columns, one by as much too much as the other too little: two amounts of a column stand
/// each in the row of the other, or one in the blank beside it. Every sum down the column comes out, so that a blank
/// would explain each row for itself; that is two faults where one is enough.
/// </summary>
static class ExchangedCells
{
    readonly record struct Way(AmountChange[] Changes, int[] Mended);

    public static IReadOnlyList<(IReadOnlyList<int> Relations, Diagnosis Diagnosis)> Find(
        RelationGraph graph, IReadOnlyList<int> failing, Structure structure)
    {
        var found = new List<(IReadOnlyList<int>, Diagnosis)>();
        var left = failing.Where(r => graph.Results[r].Relation.Rule == Rules.SumColumns).ToList();
        while (left.Count > 1)
        {
            var one = left[0];
            left.RemoveAt(0);
            foreach (var other in left.FindAll(r => AreOpposite(graph, one, r)))
            {
                var ways = Ways(graph, one, other);
                if (ways.Count == 0) continue;
                var most = ways.Max(w => w.Mended.Length);
                ways.RemoveAll(w => w.Mended.Length < most);
                var mended = ways[0].Mended;
                left.RemoveAll(r => mended.Contains(r));
                found.Add((mended, Diagnose(graph, ways, structure)));
                break;
            }
        }
        return found;
    }

    static bool AreOpposite(RelationGraph graph, int one, int other)
    {
        var (a, b) = (graph.Results[one].Relation.Whole, graph.Results[other].Relation.Whole);
        return graph.Off(one) == -graph.Off(other) && ReferenceEquals(a.Table, b.Table) && a.Column == b.Column;
    }

    /// <summary>Each column in which the two rows, their amounts exchanged, both come out, and nothing else is broken by it.</summary>
    static List<Way> Ways(RelationGraph graph, int one, int other)
    {
        var ways = new List<Way>();
        foreach (var here in graph.Of(one))
            foreach (var there in graph.Of(other))
            {
                var (a, b) = (graph.Terms[here.Term], graph.Terms[there.Term]);
                // Pixels are misread sooner than amounts exchanged.
                if (here.Term == there.Term || a.Cell.Column != b.Cell.Column || a.Value == b.Value
                    || a.Fact is { IsScanned: true } || b.Fact is { IsScanned: true }) continue;
                if (Mended(graph, here.Term, there.Term, b.Value - a.Value) is not { } mended
                    || !mended.Contains(one) || !mended.Contains(other)) continue;
                ways.Add(new Way([new(here.Term, a.Value, b.Value), new(there.Term, b.Value, a.Value)], mended));
            }
        return ways;
    }

    /// <summary>What holds with the change and does not without; null where the change breaks anything.</summary>
    static int[]? Mended(RelationGraph graph, int one, int other, decimal by)
    {
        var over = graph.Over(one).Concat(graph.Over(other)).Select(s => s.Relation).Distinct().Order().ToList();
        var before = over.ConvertAll(graph.Holds);
        graph.Change(one, by);
        graph.Change(other, -by);
        var after = over.ConvertAll(graph.Holds);
        graph.Change(one, -by);
        graph.Change(other, by);
        return before.Zip(after).Any(h => h is (true, false)) ? null
            : [.. over.Where((_, i) => after[i] && !before[i])];
    }

    static Diagnosis Diagnose(RelationGraph graph, List<Way> ways, Structure structure)
    {
        List<RelationResult> failing = [.. ways[0].Mended.Select(r => graph.Results[r])];
        List<string> holds = [.. failing.Select(r => r.Relation.What)];
        return new Diagnosis
        {
            Failing = failing,
            Suspects = [.. ways.SelectMany(w => w.Changes).Select(c => graph.Terms[c.Term])
                .Select(t => Suspect.Value(t.Row, t.Cell)).DistinctBy(s => s.Cell!.Source, ReferenceEqualityComparer.Instance)],
            Explanations = [.. ways.Select(w => ExchangedAmounts.Explained(
                Diagnoser.Explained(graph, w.Changes[0], holds, 1), Diagnoser.Explained(graph, w.Changes[1], holds, 1)))],
            IsEstablished = failing.Exists(structure.IsKnown),
        };
    }
}
