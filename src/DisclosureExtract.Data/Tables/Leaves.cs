namespace DisclosureExtract.Data.Tables;

/// <summary>
/// Which amounts are those of the deepest subjects of their table, side and column: they can be added up without counting one twice.
/// </summary>
static class Leaves
{
    /// <summary>For each fact whether it is one. A subject that is printed twice is none where one below it is printed.</summary>
    public static IReadOnlyList<bool> Of(IReadOnlyList<FactRow> facts)
    {
        var order = Enumerable.Range(0, facts.Count).ToArray();
        Array.Sort(order, (a, b) => Group(facts[a], facts[b]) is var group && group != 0 ? group : string.CompareOrdinal(facts[a].Code, facts[b].Code));
        var leaves = new bool[facts.Count];
        var after = ""; // the next code of the group that is another one; codes below a code follow it at once
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var fact = facts[order[i]];
            if (i + 1 == order.Length || Group(fact, facts[order[i + 1]]) != 0) after = "";
            else if (facts[order[i + 1]].Code is var next && next != fact.Code) after = next;
            leaves[order[i]] = fact.Code.Length > 0 && !after.StartsWith(fact.Code, StringComparison.Ordinal);
        }
        return leaves;
    }

    static int Group(FactRow a, FactRow b)
    {
        var table = string.CompareOrdinal(a.Table, b.Table);
        if (table != 0) return table;
        var side = string.CompareOrdinal(a.Side, b.Side);
        return side != 0 ? side : string.CompareOrdinal(a.Column, b.Column);
    }
}
