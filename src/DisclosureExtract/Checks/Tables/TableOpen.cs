using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Forms whose columns are our guess; one finding on each page they hold amounts on.</summary>
sealed class TableOpen() : LabelRule("table.open",
    "the columns of a table are parted by rulings and have headings",
    "表格各列有框线分隔并有表头",
    "the form holds amounts"), ICheck<CheckedForm>
{
    public override int Rank => 1;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var table = part.Table;
        if (!table.IsGuessed) return [];
        var (why, whyZh) = table.Table.Grid.IsBorderless
            ? ("the table has no rulings; its columns were told by white space", "表格无竖线，按空白划分列，请核对")
            : ("amounts stand under no heading; what their columns are is a guess", "有金额的列没有表头，列义系推定，请核对");
        return Fact.In(table).GroupBy(f => f.Page).Select(page =>
            Report(page.First().Cell.Source, Severity.Warning, $"{table.Form}: {why}", $"{table.Form}：{whyZh}") with
            {
                Suspects = Suspect.Values(page.Where(f => document.Validation.ChecksOf(f) == 0)),
            });
    }
}
