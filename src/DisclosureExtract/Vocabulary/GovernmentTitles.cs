using System.Text.RegularExpressions;

namespace DisclosureExtract.Vocabulary;

/// <summary>Titles of the forms of a whole government, from <c>seeds/government-titles.csv</c>.</summary>
static partial class GovernmentTitles
{
    const int Shortest = 3, Longest = 60;

    /// <summary>A title that holds the words, and none of the others, names the form; null for none of a government.</summary>
    /// <param name="IsCertain">No department gives a form such a title.</param>
    sealed record Rule(string? Form, WordCondition Words, WordCondition Without, bool IsCertain);

    static readonly Rule[] Rules =
    [
        .. Seeds.Rows("government-titles.csv")
            .Select(r => new Rule(r[0].Length > 0 ? r[0] : null, new(r[1]), new(r[2]), r[3].Length > 0)),
    ];

    /// <summary>The form of a government that a title names; null where it names none, or may be that of a department.</summary>
    /// <param name="title">Folded, without white space.</param>
    /// <param name="isOfGovernment">The document is known to be of a government.</param>
    public static string? FormOf(string title, bool? isFinal, bool isOfGovernment)
    {
        if (title.Length is < Shortest or > Longest || !title.Contains('表')) return null;
        var text = Classification().Replace(title, "");
        var rule = Array.Find(Rules, r => r.Words.IsMetBy(text) && r.Without.IsAbsentFrom(text));
        if (rule?.Form is not { } form || !(isOfGovernment || rule.IsCertain)) return null;
        var isOfAccounts = text.Contains("决算") || (isFinal == true && !text.Contains("预算表"));
        return isOfAccounts ? FormType.Of(form).OfAccounts : form;
    }

    /// <summary>Names of classifications hold words that elsewhere say whose form it is.</summary>
    [GeneratedRegex("(按|的)?(政府|部门)预算(支出)?经济(科目|分类)(科目)?")]
    private static partial Regex Classification();
}
