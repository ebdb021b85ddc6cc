using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>
/// Title → statutory form. Provinces word the titles differently, but each keeps the words that tell the forms apart;
/// the rest (order numbers, brackets, year, 部门, 单位, 情况, 总体, 明细) is dropped first.
/// </summary>
static partial class FormClassifier
{
    /// <summary>
    /// A row of <c>seeds/titles.csv</c>: a title that holds the words, and none of the others, names the form; null for
    /// none.
    /// </summary>
    sealed record Rule(string? Form, WordCondition Words, WordCondition Without);

    static readonly Rule[] Rules =
        [.. Seeds.Rows("titles.csv").Select(r => new Rule(r[0].Length > 0 ? r[0] : null, new(r[1]), new(r[2])))];

    /// <summary>The form a title names; null where it names none of them.</summary>
    /// <param name="title">As printed.</param>
    /// <param name="isFinal">Whether the document is a final account; null where that is not known yet.</param>
    /// <param name="isOfGovernment">The document is of a whole government, whose forms bear titles that departments use too.</param>
    public static string? Classify(string title, bool? isFinal = null, bool isOfGovernment = false)
    {
        var folded = TextFold.FoldTight(title);
        if (!folded.AsSpan().ContainsAny('表', '录')) return null;
        if (GovernmentTitles.FormOf(folded, isFinal, isOfGovernment) is { } ofGovernment) return ofGovernment;
        var text = Qualifier().Replace(folded, "");
        if (text.Length is < 3 or > 60 || !(text.Contains('表') || text.Contains("目录"))) return null;

        var form = Array.Find(Rules, r => r.Words.IsMetBy(text) && r.Without.IsAbsentFrom(text))?.Form;
        if (form is null) return null;
        var isOfAccounts = text.Contains("决算") || (isFinal == true && !text.Contains("预算表") && !text.Contains("预算总表"));
        // All appropriations by subject and economic subject: no statutory form of a final account.
        if (isOfAccounts && form == FormIds.AppropriationExpenditure && text.Contains("明细")) return FormIds.Other;
        return isOfAccounts ? FormType.Of(form).OfAccounts : form;
    }

    /// <summary>Words that do not tell forms apart; "政府预算经济分类" would, wrongly.</summary>
    [GeneratedRegex(@"\d{4}年度?|市本级|(按|的)?(政府|部门)预算(支出)?经济(科目|分类)|《|》|情况|总体")]
    private static partial Regex Qualifier();
}
