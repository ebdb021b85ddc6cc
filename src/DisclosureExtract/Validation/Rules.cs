namespace DisclosureExtract.Validation;

/// <summary>A rule in words.</summary>
public sealed record Rule(string Id, string Statement, string StatementZh);

/// <summary>All rules. A test holds the README against this list.</summary>
public static class Rules
{
    public const string SumColumns = "sum.columns";
    public const string SumChildren = "sum.children";
    public const string SumTotal = "sum.total";
    public const string SumEconomic = "sum.economic";
    public const string Balance = "balance";
    public const string CrossTotal = "cross.total";
    public const string CrossSubject = "cross.subject";
    public const string CrossRows = "cross.rows";
    public const string CodeUnknown = "code.unknown";
    public const string CodeName = "code.name";
    public const string CodeOrphan = "code.orphan";
    public const string CodeLevel = "code.level";
    public const string ContentsMissing = "contents.missing";
    public const string CellUnreadable = "cell.unreadable";
    public const string AmountFormat = "amount.format";
    public const string RowUnnamed = "row.unnamed";
    public const string UnitMissing = "unit.missing";
    public const string UnitInherited = "unit.inherited";
    public const string PageImage = "page.image";
    public const string PageGarbled = "page.garbled";
    public const string PageUnreadable = "page.unreadable";
    public const string DuplicatePage = "duplicate.page";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new(SumColumns, "in a row, a total or subtotal is the sum of the columns it covers", "同一行中，合计（小计）等于其所含各列之和"),
        new(SumChildren, "the amount of a subject or item is the sum of its children, in each column", "每一列中，上级科目（项目）等于其下级之和"),
        new(SumTotal, "a total row is the sum of the top-level rows it covers", "合计行等于其所含最高一级各行之和"),
        new(SumEconomic, "personnel and public totals are the sums of their economic subjects", "人员经费、公用经费合计等于所属经济分类科目之和"),
        new(Balance, "total revenue is total expenditure", "收入总计等于支出总计"),
        new(CrossTotal, "a total printed in two forms is the same in both", "同一合计数在不同表中一致"),
        new(CrossSubject, "a subject printed in a summary and in its detailed form has the same amount", "总表中的科目与明细表中的同一科目金额一致"),
        new(CrossRows, "forms that describe the same money agree row by row", "反映同一资金的两张表逐行一致"),
        new(CodeUnknown, "a subject code is in the catalogue", "科目编码在科目目录中"),
        new(CodeName, "the printed name is the catalogue's name of the code", "科目名称与编码相符"),
        new(CodeOrphan, "a subject stands under its parent", "科目的上级科目在表中列出"),
        new(CodeLevel, "a code has three, five or seven digits with all its zeros", "科目编码位数完整（3、5、7位，不丢零）"),
        new(ContentsMissing, "a form that the table of contents announces is in the document", "目录所列报表在文件中存在"),
        new(CellUnreadable, "a cell in a column of amounts holds an amount, a dash or nothing", "金额列的单元格为金额、横线或空白"),
        new(AmountFormat, "thousands separators stand every three digits", "千位分隔符每三位一个"),
        new(RowUnnamed, "a row with amounts has a name in a table with names", "有金额的行有名称"),
        new(UnitMissing, "the unit of a form is printed", "报表注明金额单位"),
        new(UnitInherited, "the unit is printed at the form itself", "金额单位注明在本表"),
        new(PageImage, "a page has text that can be read", "页面含可读文字"),
        new(PageGarbled, "the text layer of a page means what it shows", "页面文字层可正确解码"),
        new(PageUnreadable, "a page can be parsed", "页面可以解析"),
        new(DuplicatePage, "a page is printed once", "页面不重复"),
    ];
}
