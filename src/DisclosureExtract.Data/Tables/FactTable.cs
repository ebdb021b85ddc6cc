using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Data.Tables;

/// <summary>The facts of a result: its printed amounts, one row each, in the order of its tables.</summary>
static class FactTable
{
    /// <summary>All columns in the order of the contract.</summary>
    public static IReadOnlyList<ColumnOf<FactRow>> Columns { get; } =
    [
        ColumnOf<FactRow>.Text("document", "SHA-256 of the source file, in hexadecimal digits", "源文件的 SHA-256，十六进制", f => f.Document),
        ColumnOf<FactRow>.Text("entity", "department or unit whose disclosure it is; null where it is not found", "公开的部门或单位；读不到时为空", f => f.Entity),
        ColumnOf<FactRow>.Number("year", "year of the budget or of the accounts; null where it is not found", "预算或决算的年度；读不到时为空", f => f.Year),
        ColumnOf<FactRow>.Text("kind", "budget or final_accounts; null where it is not found", "budget 预算，final_accounts 决算；读不到时为空", f => f.Kind),
        ColumnOf<FactRow>.Text("form", "id of the statutory form the amount stands in", "金额所在的法定表，见 forms.md", f => f.Form),
        ColumnOf<FactRow>.Text("side", "side of a form with two: revenue, expenditure …; empty in forms with one", "收支两栏的表里是哪一侧：revenue 收入，expenditure 支出 …；单侧的表为空串", f => f.Side),
        ColumnOf<FactRow>.Text("code", "subject code of the row, digits only; empty where none is printed", "行的科目编码，只有数字；没有印的为空串", f => f.Code),
        ColumnOf<FactRow>.Text("name", "name of the row as printed", "行的名称，照印", f => f.Name),
        ColumnOf<FactRow>.Text("column", "key of the column: what its amounts are and, after a colon, of when", "栏的标识：金额是什么，冒号后是哪一时点，见 columns.md", f => f.Column),
        ColumnOf<FactRow>.Text("header", "headings of the column as printed, from the top down, joined by ` / `", "印出的栏目标题，由上至下，用“ / ”相连", f => f.Header),
        ColumnOf<FactRow>.Exact("value", "the amount in the printed unit, with the decimals as printed", "印出的数，原单位，小数位照印", f => f.Value),
        ColumnOf<FactRow>.Text("unit", "unit of `value` as printed: 元, 千元, 万元, 百万元 or 亿元; empty where none is printed", "`value` 的单位，照印：元、千元、万元、百万元、亿元；没有印的为空串", f => f.Unit),
        ColumnOf<FactRow>.Exact("amount_yuan", "the amount in yuan; null where the unit is not known", "折合为元；单位不明时为空，绝不猜", f => f.AmountYuan),
        ColumnOf<FactRow>.Whole("page", "page of the source, from 1", "源文件的页，从 1 起", f => f.Page),
        ColumnOf<FactRow>.Edge("x0", "left edge of the printed amount: points (1/72 inch) from the left of the page as displayed; null where `cell` says the place", "印出金额的左边：距所显示页面左边的点数（1/72 英寸）；由 cell 说明位置时为空", f => f.X0),
        ColumnOf<FactRow>.Edge("y0", "its upper edge: points from the top of the page as displayed", "上边：距页面顶端的点数", f => f.Y0),
        ColumnOf<FactRow>.Edge("x1", "its right edge: points from the left of the page as displayed", "右边：距页面左边的点数", f => f.X1),
        ColumnOf<FactRow>.Edge("y1", "its lower edge: points from the top of the page as displayed", "下边：距页面顶端的点数", f => f.Y1),
        ColumnOf<FactRow>.Text("origin", "where its characters come from: text (layer), ocr (pixels), transcript, ofd, xlsx (both formats of Excel), docx or html", "字符来自：text 文字层，ocr 图像识别，transcript 转写，ofd 版式文件，xlsx 工作簿（两种 Excel 格式），docx Word，html 网页", f => f.Origin),
        ColumnOf<FactRow>.Text("cell", "the place where there are no points: sheet and cell, table and cell; null on pages", "没有坐标时的位置：工作表与单元格；页面上的为空", f => f.Cell),
        ColumnOf<FactRow>.Share("confidence", "how sure the reading is, from 0 to 1; 1 for a text layer", "识读的把握，0 到 1；文字层为 1", f => f.Confidence),
        ColumnOf<FactRow>.Text("raw", "the characters of the cell as they were read, before anything was put right", "单元格读到的原字符，未作任何改动", f => f.Raw),
        ColumnOf<FactRow>.Text(
            "status",
            "read, repaired (put right by sums), disputed (a finding suspects it), accepted or corrected (in a review)",
            "read 照读，repaired 由合计关系修正，disputed 存疑，accepted 复核认可，corrected 复核更正",
            f => f.Status),
        ColumnOf<FactRow>.Text("file", "name of the source file, without folders", "源文件名，不含文件夹", f => f.File),
        ColumnOf<FactRow>.Text("level", "department, unit or government; null where the document does not say", "department 部门（含所属单位），unit 单位，government 政府；文件未说明时为空", f => f.Level),
        ColumnOf<FactRow>.Text("table", "id of its table in the JSON document, as findings name it", "所在表在结果 JSON 里的编号，问题用同一编号", f => f.Table),
        ColumnOf<FactRow>.Whole("row", "index of its row in the rows of that table, from 0", "在该表各行里的序号，从 0 起", f => f.Row),
        ColumnOf<FactRow>.Whole("checks", "how many relations that could have failed confirm the amount; 0: nothing protects it", "能出错而未出错的勾稽关系数；0 即无人核对", f => f.Checks),
        ColumnOf<FactRow>.Text("flags", "ids of the rules whose findings suspect it, parted by spaces; empty where none does", "怀疑此数的规则编号，空格分隔；没有的为空串", f => f.Flags),
        ColumnOf<FactRow>.Text("key", "key of its cell in the row, as findings name it: `column`, and `#2` behind it where the row has a second one", "在行里的单元格标识，问题用同一标识：即 `column`，同行第二个加 `#2`", f => f.Key),
        ColumnOf<FactRow>.Whole("decimals", "how many decimals `value` has as printed, for formats that keep numbers of one scale", "`value` 印出的小数位数，供只存一种精度的格式用", f => f.Decimals),
    ];

    public static Table<FactRow> Table { get; } = new(
        "facts", "one printed amount a row", "每个印出的金额一行", Of, Columns);

    public static IEnumerable<FactRow> Of(Disclosure disclosure)
    {
        var flags = new Flags(disclosure.Findings);
        foreach (var table in disclosure.Tables)
            for (var i = 0; i < table.Rows.Count; i++)
                foreach (var (key, value) in table.Rows[i].Values)
                    yield return Row(disclosure, table, i, key, value, flags);
    }

    static FactRow Row(Disclosure disclosure, TableInfo table, int index, string key, decimal value, Flags flags)
    {
        var row = table.Rows[index];
        var cell = row.Cells[key];
        var column = ColumnAt(table, row, cell, key);
        var unit = cell.Unit ?? table.Unit ?? "";
        return new FactRow
        {
            Document = disclosure.Source.Sha256,
            Entity = disclosure.Identity.Entity,
            Year = disclosure.Identity.Year,
            Kind = disclosure.Identity.Kind,
            Form = table.Form,
            Side = column?.Side ?? row.Side,
            Code = row.Code,
            Name = row.Name,
            Column = WithoutNumber(key),
            Header = string.Join(" / ", column?.Header ?? []),
            Value = value,
            Unit = unit,
            AmountYuan = value * new Unit(unit).Yuan,
            Page = cell.Page,
            X0 = cell.Cell is null ? cell.Box.X0 : null,
            Y0 = cell.Cell is null ? cell.Box.Y0 : null,
            X1 = cell.Cell is null ? cell.Box.X1 : null,
            Y1 = cell.Cell is null ? cell.Box.Y1 : null,
            Origin = cell.Origin,
            Cell = cell.Cell,
            Confidence = cell.Confidence,
            Raw = cell.Raw,
            Status = cell.Status ?? "read",
            File = disclosure.Source.File,
            Level = disclosure.Identity.Level,
            Table = table.Id,
            Row = index,
            Checks = cell.Checks ?? 0,
            Flags = cell.Status == "disputed" ? flags.Of(table.Id, index, key) : "",
            Key = key,
            Decimals = value.Scale,
        };
    }

    /// <summary>The column a cell stands in; results of earlier versions say its key alone.</summary>
    static ColumnInfo? ColumnAt(TableInfo table, RowInfo row, CellInfo cell, string key) => cell.GridColumn is { } at
        ? table.Columns.FirstOrDefault(c => c.GridColumn == at)
        : table.Columns.Where(c => c.Key == WithoutNumber(key)).OrderBy(c => c.Side == row.Side ? 0 : 1).FirstOrDefault();

    /// <summary>A key without the number that tells the second of a row from the first.</summary>
    public static string WithoutNumber(string key) =>
        key.LastIndexOf('#') is > 0 and var at && int.TryParse(key.AsSpan(at + 1), out _) ? key[..at] : key;
}
