using System.Text.RegularExpressions;
using DisclosureExtract.Facts;

namespace DisclosureExtract.Parts.Prose;

/// <summary>What words before a number name.</summary>
/// <param name="Name">Column key, or a name of our own.</param>
/// <param name="Pattern">Anchored at the end of the words, the tail (预算数为 …) taken off.</param>
/// <param name="Candidates">Amounts of the forms that print it.</param>
/// <param name="Homes">Forms of which one has to be there before a stated 0 counts as seen.</param>
/// <param name="OwnForm">The form that is about nothing else.</param>
/// <param name="IsLoose">The words do not settle which amount is meant: one that differs is no contradiction.</param>
sealed record TopicPattern(
    string Name, Regex Pattern, Func<TopicFacts, IEnumerable<Fact>> Candidates, IReadOnlyList<string> Homes,
    string? OwnForm = null, bool IsLoose = false)
{
    /// <summary>The name is printed once for each money: 基本支出, 项目支出, 人员经费.</summary>
    public bool IsOfOneMoney { get; init; }

    /// <summary>Amounts that equal it as a rule, where no form prints it by name.</summary>
    public Func<TopicFacts, IEnumerable<Fact>>? Elsewhere { get; init; }
}
