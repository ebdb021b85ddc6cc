using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Learning;

/// <summary>
/// Whether a table prints what its form is about. Kin forms differ in one word: the kind of money (财政拨款, 一般公共预算,
/// 政府性基金), the side, the year. A likeness of everything else does not settle that word, so a form is answered only
/// where title or headings print it.
/// </summary>
static class FormWords
{
    /// <summary>A row of <c>seeds/form-words.csv</c>; of several rows of a form one must hold.</summary>
    /// <param name="Printed">In title or headings.</param>
    /// <param name="NeedsTitle">Some title is printed, whatever it says.</param>
    sealed record Row(
        WordCondition Printed, WordCondition Title, WordCondition NotPrinted, WordCondition NotTitle, bool NeedsTitle)
    {
        public bool Holds(string title, string text) =>
            Printed.IsMetBy(text) && Title.IsMetBy(title) && !(NeedsTitle && title.Length == 0)
            && NotPrinted.IsAbsentFrom(text) && NotTitle.IsAbsentFrom(title);
    }

    /// <summary>Stands in the column of words of the title for any title.</summary>
    const string AnyTitle = "*";

    static readonly ILookup<string, Row> Rows = Seeds.Rows("form-words.csv").ToLookup(r => r[0],
        r => new Row(new(r[1]), new(r[2] == AnyTitle ? "" : r[2]), new(r[3]), new(r[4]), r[2] == AnyTitle));

    public static bool ArePrinted(string form, FormView view)
    {
        var text = view.Title + " " + string.Join(' ', view.Headers);
        return !Rows.Contains(form) || Rows[form].Any(r => r.Holds(view.Title, text));
    }
}
