using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Tables;

/// <summary>What the rules found, the cells each finding is about, and what became of the duties of who checks.</summary>
static class FindingTables
{
    const string OfWhat = "SHA-256 of the source file", OfWhatZh = "源文件的 SHA-256";

    public static Table Findings { get; } = new Table<Part<FindingInfo>>(
        "findings", "one finding of a rule a row", "每个问题一行",
        d => Part.Of(d, d.Findings),
        [
            ColumnOf<Part<FindingInfo>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<FindingInfo>>.Text("finding", "id of the finding in its document", "问题在文件里的编号", p => p.Of.Id),
            ColumnOf<Part<FindingInfo>>.Text("rule", "id of the rule, see rules.md", "规则编号，见 rules.md", p => p.Of.Rule),
            ColumnOf<Part<FindingInfo>>.Text("severity", "error, warning or info", "error 错误，warning 警告，info 提示", p => p.Of.Severity),
            ColumnOf<Part<FindingInfo>>.Text("cause", "source (the page prints it so), reading (we misread) or unknown", "source 原文如此，reading 识读所致，unknown 不明", p => p.Of.Cause),
            ColumnOf<Part<FindingInfo>>.Text("message", "the finding in English", "问题（英文）", p => p.Of.Message),
            ColumnOf<Part<FindingInfo>>.Text("message_zh", "the finding in Chinese", "问题（中文）", p => p.Of.MessageZh),
            ColumnOf<Part<FindingInfo>>.Computed("expected", "what it should be, in the unit of the table", "应为的数，按表的单位", p => p.Of.Expected),
            ColumnOf<Part<FindingInfo>>.Computed("actual", "what it is", "实际的数", p => p.Of.Actual),
            ColumnOf<Part<FindingInfo>>.Computed("difference", "actual less expected", "差额", p => p.Of.Difference),
            ColumnOf<Part<FindingInfo>>.Computed("tolerance", "what rounding can do", "四舍五入所允许的差", p => p.Of.Tolerance),
            ColumnOf<Part<FindingInfo>>.Text("repair", "what was changed and why, if anything", "作了何种修正及理由（如有）", p => p.Of.Repair),
            ColumnOf<Part<FindingInfo>>.Number("page", "page it is about, from 1; null where it is about the document", "所在页，从 1 起；针对全文的为空", p => p.Of.Place?.Page),
            ColumnOf<Part<FindingInfo>>.Edge("x0", "left edge of the place, points", "位置左边，点", p => Point(p.Of.Place)?.X0),
            ColumnOf<Part<FindingInfo>>.Edge("y0", "upper edge of the place, points", "位置上边，点", p => Point(p.Of.Place)?.Y0),
            ColumnOf<Part<FindingInfo>>.Edge("x1", "right edge of the place, points", "位置右边，点", p => Point(p.Of.Place)?.X1),
            ColumnOf<Part<FindingInfo>>.Edge("y1", "lower edge of the place, points", "位置下边，点", p => Point(p.Of.Place)?.Y1),
            ColumnOf<Part<FindingInfo>>.Text("cell", "the place where there are no points: sheet and cell, table and cell; null on pages", "没有坐标时的位置：工作表与单元格；页面上的为空", p => p.Of.Place?.Cell),
        ]);

    /// <summary>The box of a place that has points.</summary>
    static Box? Point(PlacedBox? place) => place is { Cell: null } ? place.Box : null;

    /// <summary>A cell, row, column or unit that a finding names.</summary>
    sealed record Named(string Document, string Finding, int Position, string Role, SuspectInfo What);

    public static Table Cells { get; } = new Table<Named>(
        "finding_cells", "what of the tables a finding is about: joins findings and facts", "问题所涉的单元格：连接问题与金额",
        CellsOf,
        [
            ColumnOf<Named>.Text("document", OfWhat, OfWhatZh, n => n.Document),
            ColumnOf<Named>.Text("finding", "id of the finding in its document", "问题在文件里的编号", n => n.Finding),
            ColumnOf<Named>.Whole("position", "place among what the finding names, from 1", "在问题所列各处中的序号，从 1 起", n => n.Position),
            ColumnOf<Named>.Text("role", "suspect (held to be wrong) or term (takes part, and stays as read)", "suspect 被怀疑，term 参与关系而不被怀疑", n => n.Role),
            ColumnOf<Named>.Text("part", "value, code, name, row, unit, heading or column", "value 金额，code 编码，name 名称，row 整行，unit 单位，heading 标题，column 整栏", n => n.What.Part),
            ColumnOf<Named>.Text("table", "id of the table", "表的编号", n => n.What.Table),
            ColumnOf<Named>.Number("row", "index of the row, from 0; null for a whole column or table", "行的序号，从 0 起；整栏或整表为空", n => n.What.Row),
            ColumnOf<Named>.Text("key", "key of the cell in the row or of the column; null for labels, rows and units", "单元格或栏的标识；名称、整行、单位为空", n => n.What.Column),
        ]);

    static IEnumerable<Named> CellsOf(Disclosure disclosure)
    {
        foreach (var finding in disclosure.Findings)
        {
            var position = 0;
            foreach (var suspect in finding.Suspects)
                yield return new(disclosure.Source.Sha256, finding.Id, ++position, "suspect", suspect);
            foreach (var term in finding.Terms)
                yield return new(
                    disclosure.Source.Sha256, finding.Id, ++position, "term", new(term.Table, term.Row, term.Column, "value"));
        }
    }

    public static Table Duties { get; } = new Table<Part<DutyInfo>>(
        "duties", "what a reviewer answers for, and how far it was checked", "审核事项及核对情况",
        d => Part.Of(d, d.Duties),
        [
            ColumnOf<Part<DutyInfo>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<DutyInfo>>.Text("duty", "id of the duty", "审核事项编号", p => p.Of.Id),
            ColumnOf<Part<DutyInfo>>.Text("state", "completed, not_applicable, not_enough_data, ambiguous or not_run", "completed 已核，not_applicable 不适用，not_enough_data 资料不足，ambiguous 不能判定，not_run 未核", p => p.Of.State),
            ColumnOf<Part<DutyInfo>>.Text("reason", "why, in words", "原因", p => p.Of.Reason),
            ColumnOf<Part<DutyInfo>>.Text("findings", "ids of its findings, parted by spaces", "所涉问题编号，空格分隔", p => string.Join(' ', p.Of.Findings)),
        ]);
}
