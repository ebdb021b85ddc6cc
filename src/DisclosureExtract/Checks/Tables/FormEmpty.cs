using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Notes that deny the money of the form they stand at, and empty forms that no word explains.</summary>
sealed partial class FormEmpty() : LabelRule("form.empty",
    "an empty form says so, and a form with amounts does not",
    "空表有说明，有数据的表不称为空",
    "the form holds facts, and its page was read from text"), ICheck<CheckedForm>
{
    public override string Ground => Grounds.Disclosure;

    public override int Rank => 5;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var (table, notes) = (part.Table, part.Table.Table.Notes);
        var hasAmounts = table.Rows.Any(r =>
            r.Cells.Any(c => c.Amount.Value is not null and not 0 && table.IsOfThisYear(c.Column)));
        if (hasAmounts)
        {
            foreach (var note in notes.Where(n => SaysEmpty(n.Text)))
                yield return Report(Severity.Warning, Cause.Source, new Place(note.Page, note.Box),
                    $"“{note.Text}” stands at {table.Form}, which prints amounts",
                        $"{table.Form} 有数据，而表注称“{note.Text}”");
        }
        else if (table.IsEmpty && notes.Count == 0 && !IsExplained(table, document))
        {
            yield return Report(table, Severity.Info, Cause.Unknown,
                $"{table.Form} holds no amount, and no word says why", $"{table.Form} 为空表，未见说明");
        }
    }

    static bool SaysEmpty(string note) => Denial().IsMatch(TextFold.FoldTight(note));

    /// <summary>Lines of its pages, or the prose, say that there is nothing of the kind.</summary>
    internal static bool IsExplained(FormTable table, CheckedDocument document)
    {
        if (document.Pages.Any(p => table.Table.Pages.Contains(p.Page.Number) && p.Page.HasScannedWords)) return true;
        var lines = document.Layouts.Where(l => table.Table.Pages.Contains(l.Page.Number)).SelectMany(l => l.Lines)
            .Select(l => l.Tight);
        return lines.Concat(document.Sections.SelectMany(s => s.Paragraphs).Select(p => p.Tight))
            .Any(t => Explains().IsMatch(t));
    }

    [GeneratedRegex(@"(本|此|该)表.{0,10}(为空|空表|无数据|无内容)|(故|因此)(本|此)?表?.{0,6}(无数据|为空|空表)|(没有|无|未安排|不涉及)(使用|安排|编制)?(政府性基金|国有资本经营|[“""]?三公[”""]?经费|财政拨款)(预算)?(财政拨款)?(安排)?(的)?(收入|支出|收支|预算|[和及、])*(?=[,。;)]|$|故|因此)")]
    private static partial Regex Denial();

    [GeneratedRegex("(无|没有|未|不).{0,14}(政府性基金|国有资本|三公|预算|支出|收入|数据|收支|经费)|为空|空表|不涉及")]
    private static partial Regex Explains();
}
