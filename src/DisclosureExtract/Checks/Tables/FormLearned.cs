using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Tables whose form had to be concluded from their content, or from a title that is not read surely.</summary>
sealed class FormLearned() : LabelRule("form.learned",
    "the title of a form says which form it is",
    "报表标题表明其为何种报表",
    "the table is taken for a form without a title that names it"), ICheck<CodedTable>
{
    public IEnumerable<Finding> Check(CodedTable part, CheckedDocument document)
    {
        var table = part.Table;
        if (Doubt(table) is (var message, var messageZh))
            yield return Report(table, Severity.Warning, Cause.Unknown, message, messageZh);
    }

    static (string Message, string MessageZh)? Doubt(FormTable table)
    {
        var (form, naming, title) = (table.Form, table.Naming, table.Table.Context.Title?.Text);
        return naming.By switch
        {
            NamedBy.Model when form != FormIds.Other => (
                $"no title that is known stands above this table; it is taken for {form} ({naming.Evidence})",
                $"表上方没有可识别的标题，按内容判为 {form}"),
            NamedBy.MisreadTitle => (
                $"the title reads {title}, with characters of no word that titles have; no form is nearer than {form}",
                $"标题识读为“{title}”，含有无法识别的字，最接近的是 {form}"),
            NamedBy.UndecidedTitle => (
                $"the title reads {title} and may say {naming.CandidatesText}; nothing else tells, and the table is kept as it is",
                $"标题识读为“{title}”，无法判定为何种报表，按原样保留"),
            _ => null,
        };
    }
}
