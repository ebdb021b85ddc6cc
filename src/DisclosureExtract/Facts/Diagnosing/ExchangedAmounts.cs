namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>Two faults that are one: each of two amounts should be what the other is.</summary>
static class ExchangedAmounts
{
    public static IReadOnlyList<Diagnosis> Join(IReadOnlyList<Diagnosis> diagnoses)
    {
        var joined = new List<Diagnosis>();
        foreach (var diagnosis in diagnoses)
        {
            var at = joined.FindIndex(d => AreExchanged(d, diagnosis));
            if (at < 0) joined.Add(diagnosis);
            else joined[at] = Both(joined[at], diagnosis);
        }
        return joined;
    }

    public static Explanation Explained(Explanation one, Explanation other) => new(
        "exchanged", $"{one.Change} ↔ {other.Change}", one.From, one.To, [.. one.Holds.Union(other.Holds)], 1);

    static bool AreExchanged(Diagnosis one, Diagnosis other) =>
        one.Suspects is [{ Cell: { } a }] && other.Suspects is [{ Cell: { } b }]
        && a.Column == b.Column && a.Amount.Value is not null
        && one.Explanations is [var first] && other.Explanations is [var second]
        && first.From == second.To && first.To == second.From;

    static Diagnosis Both(Diagnosis one, Diagnosis other) => one with
    {
        Failing = [.. one.Failing, .. other.Failing],
        Suspects = [.. one.Suspects, .. other.Suspects],
        Explanations = [Explained(one.Explanations[0], other.Explanations[0])],
        IsEstablished = one.IsEstablished && other.IsEstablished,
    };
}
