namespace DisclosureExtract.Checks;

/// <summary>
/// All rules, by their ids. The build writes the list of them from the names of their files (see the project file): the other part
/// of this class.
/// </summary>
static partial class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } = [.. Listed().OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The rules that look at a <typeparamref name="T"/>, in the order of their findings.</summary>
    public static IReadOnlyList<ICheck<T>> Of<T>() => ByPart<T>.Checks;

    static class ByPart<T>
    {
        public static readonly IReadOnlyList<ICheck<T>> Checks = [.. All.OrderBy(r => r.Rank).OfType<ICheck<T>>()];
    }
}
