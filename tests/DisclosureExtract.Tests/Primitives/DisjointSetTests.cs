using CsCheck;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class DisjointSetTests
{
    static readonly Gen<(int Count, (int A, int B)[] Pairs)> Unions =
        Gen.Int[1, 40].SelectMany(count => Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[0, 30]
            .Select(pairs => (count, pairs)));

    [Fact]
    public void Without_a_union_every_member_is_a_set_of_its_own() =>
        Assert.Equal([[0], [1], [2]], new DisjointSet(3).Sets());

    [Fact]
    public void A_set_is_named_by_its_smallest_member_and_sets_stand_in_that_order()
    {
        var set = new DisjointSet(6);
        set.Unite(5, 1);
        set.Unite(4, 2);
        set.Unite(1, 4);
        Assert.Equal(1, set.Find(5));
        Assert.Equal([[0], [1, 2, 4, 5], [3]], set.Sets());
    }

    [Fact]
    public void The_order_of_unions_does_not_matter() => Unions.Sample(u =>
    {
        Assert.Equal(United(u.Count, u.Pairs), United(u.Count, u.Pairs.Reverse().Select(p => (p.B, p.A))));
    }, seed: Seeds.Fixed);

    [Fact]
    public void Members_are_together_exactly_where_a_chain_of_unions_joins_them() => Unions.Sample(u =>
    {
        var set = new DisjointSet(u.Count);
        foreach (var (a, b) in u.Pairs) set.Unite(a, b);
        for (var from = 0; from < u.Count; from++)
        {
            var reached = Reached(from, u.Pairs);
            for (var to = 0; to < u.Count; to++) Assert.Equal(reached.Contains(to), set.Find(from) == set.Find(to));
        }
    }, seed: Seeds.Fixed);

    static IReadOnlyList<IReadOnlyList<int>> United(int count, IEnumerable<(int A, int B)> pairs)
    {
        var set = new DisjointSet(count);
        foreach (var (a, b) in pairs) set.Unite(a, b);
        return set.Sets();
    }

    static HashSet<int> Reached(int from, (int A, int B)[] pairs)
    {
        HashSet<int> reached = [from];
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            foreach (var (a, b) in pairs)
                if (reached.Contains(a) || reached.Contains(b)) reached.UnionWith([a, b]);
        }
        return reached;
    }
}
