using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>A cell that takes part in relations: an amount, or a blank that stands where one could.</summary>
/// <param name="Fact">Null for a blank.</param>
sealed record Term(FactKey Key, FormTable Table, FormRow Row, FormCell Cell, Fact? Fact)
{
    public decimal Value => Fact?.Value ?? 0;
}

/// <summary>
/// The relations of a document as linear equations over its cells: how far each is off, and by how much a change of a
/// cell moves it. Changes are tried and taken back.
/// </summary>
sealed class RelationGraph
{
    readonly Dictionary<FactKey, int> indexOf = [];
    readonly List<Term> terms = [];
    readonly List<List<Share>> byTerm = [];
    readonly List<List<Share>> byRelation = [];
    readonly decimal[] off;

    /// <summary>What a cell adds to the difference of a relation, for each unit of its amount.</summary>
    public readonly record struct Share(int Relation, int Term, decimal Factor);

    public RelationGraph(IReadOnlyList<RelationResult> results)
    {
        Results = results;
        off = [.. results.Select(r => r.Difference)];
        for (var i = 0; i < results.Count; i++)
        {
            var (relation, whole) = (results[i].Relation, results[i].Relation.Whole);
            byRelation.Add([]);
            Add(i, TermOf(whole), 1);
            foreach (var part in relation.Parts) Add(i, TermOf(part), -part.Unit.To(whole.Unit));
            foreach (var less in relation.Less) Add(i, TermOf(less), less.Unit.To(whole.Unit));
            foreach (var blank in relation.Blanks?.Invoke() ?? []) Add(i, TermOf(blank), -blank.Table.UnitOf(blank.Cell).To(whole.Unit));
        }
    }

    /// <summary>The most relations that one cell stands in.</summary>
    public int MostOver => field > 0 ? field : field = byTerm.Max(t => t.Count);

    public IReadOnlyList<RelationResult> Results { get; }

    public IReadOnlyList<Term> Terms => terms;

    public IReadOnlyList<Share> Of(int relation) => byRelation[relation];

    public IReadOnlyList<Share> Over(int term) => byTerm[term];

    public decimal Off(int relation) => off[relation];

    public bool Holds(int relation) => Math.Abs(off[relation]) <= Results[relation].Tolerance;

    public void Change(int term, decimal by)
    {
        foreach (var share in byTerm[term]) off[share.Relation] += share.Factor * by;
    }

    void Add(int relation, int term, decimal factor)
    {
        var share = new Share(relation, term, factor);
        byRelation[relation].Add(share);
        byTerm[term].Add(share);
    }

    int TermOf(Fact fact) => TermOf(fact.Key, () => new Term(fact.Key, fact.Table, fact.Row, fact.Cell, fact));

    int TermOf(BlankTerm blank) => TermOf(blank.Key, () => new Term(blank.Key, blank.Table, blank.Row, blank.Cell, null));

    int TermOf(FactKey key, Func<Term> make)
    {
        if (indexOf.TryGetValue(key, out var index)) return index;
        indexOf[key] = index = terms.Count;
        terms.Add(make());
        byTerm.Add([]);
        return index;
    }
}
