namespace DisclosureExtract.Facts;

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
    public const string FormLearned = "form.learned";
    public const string CodeName = "code.name";
    public const string CodeOrphan = "code.orphan";
    public const string CodeLevel = "code.level";
    public const string ContentsMissing = "contents.missing";
    public const string ContentsOrder = "contents.order";
    public const string ContentsPage = "contents.page";
    public const string CellUnreadable = "cell.unreadable";
    public const string CellOcr = "cell.ocr";
    public const string OcrEngine = "ocr.engine";
    public const string AmountFormat = "amount.format";
    public const string RowUnnamed = "row.unnamed";
    public const string TableUnknown = "table.unknown";
    public const string TableOpen = "table.open";
    public const string ColumnSame = "column.same";
    public const string UnitMissing = "unit.missing";
    public const string UnitInherited = "unit.inherited";
    public const string PageImage = "page.image";
    public const string PageGarbled = "page.garbled";
    public const string PageUnreadable = "page.unreadable";
    public const string DuplicatePage = "duplicate.page";
    public const string DuplicateConflict = "duplicate.conflict";
    public const string CrossUnit = "cross.unit";
    public const string ProjectFunds = "project.funds";
    public const string ProjectCost = "project.cost";
    public const string ProjectList = "project.list";
    public const string ProjectName = "project.name";
    public const string ProjectPeriod = "project.period";
    public const string ProjectIndicator = "project.indicator";
    public const string CatalogueCode = "catalogue.code";
    public const string NarrativeAmount = "narrative.amount";
    public const string NarrativeShare = "narrative.share";
    public const string NarrativeChange = "narrative.change";
    public const string NarrativeList = "narrative.list";
    public const string NarrativePlaceholder = "narrative.placeholder";
    public const string NarrativeYear = "narrative.year";
    public const string NarrativeWording = "narrative.wording";
    public const string NarrativeStatement = "narrative.statement";
    public const string NarrativeNames = "narrative.names";

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
        new(FormLearned, "the title of a form says which form it is", "报表标题表明其为何种报表"),
        new(CodeName, "the printed name is the catalogue's name of the code", "科目名称与编码相符"),
        new(CodeOrphan, "a subject stands under its parent", "科目的上级科目在表中列出"),
        new(CodeLevel, "a code has three, five or seven digits with all its zeros", "科目编码位数完整（3、5、7位，不丢零）"),
        new(ContentsMissing, "a form that the table of contents announces is in the document", "目录所列报表在文件中存在"),
        new(ContentsOrder, "forms and sections stand in the order of the table of contents", "正文顺序与目录一致"),
        new(ContentsPage, "the page numbers of the table of contents are those of the document", "目录页码与正文一致"),
        new(CellUnreadable, "a cell in a column of amounts holds an amount, a dash or nothing", "金额列的单元格为金额、横线或空白"),
        new(CellOcr, "the engines that read an amount from pixels agree on it, or the sums speak for it", "识别引擎对图像中金额的读法一致，或有勾稽关系印证"),
        new(OcrEngine, "every engine that should read a page does", "识别引擎正常工作"),
        new(AmountFormat, "thousands separators stand every three digits", "千位分隔符每三位一个"),
        new(RowUnnamed, "a row with amounts has a name in a table with names", "有金额的行有名称"),
        new(TableUnknown, "a table of amounts stands under the title of a form", "含金额的表有可识别的表名"),
        new(TableOpen, "the columns of a table are parted by rulings and have headings", "表格各列有框线分隔并有表头"),
        new(ColumnSame, "columns of amounts have headings that tell them apart", "各金额列的表头可以区分"),
        new(UnitMissing, "the unit of a form is printed", "报表注明金额单位"),
        new(UnitInherited, "the unit is printed at the form itself", "金额单位注明在本表"),
        new(PageImage, "a page has text that can be read", "页面含可读文字"),
        new(PageGarbled, "the text layer of a page means what it shows", "页面文字层可正确解码"),
        new(PageUnreadable, "a page can be parsed", "页面可以解析"),
        new(DuplicatePage, "a page is printed once", "页面不重复"),
        new(DuplicateConflict, "what is printed twice says the same twice", "重复印出的内容一致"),
        new(CrossUnit, "the project form and the project card state the same money, each in its unit", "项目支出表与绩效目标表金额一致（换算单位后）"),
        new(ProjectFunds, "the funds of a card are the sum of their sources, and those of the year part of those of the period", "项目资金等于各来源之和，年度资金不超过实施期资金"),
        new(ProjectCost, "the cost indicators of the year add up to its funds", "成本指标之和等于年度资金"),
        new(ProjectList, "the amounts a card lists add up to the total it states", "项目概况所列金额之和等于所述合计"),
        new(ProjectName, "the name cell of a card holds the name of the project", "“项目名称”栏为项目名称"),
        new(ProjectPeriod, "the period of a project fits the ratio of its funds", "项目期与资金比例相符"),
        new(ProjectIndicator, "an indicator has a target", "绩效指标有指标值"),
        new(NarrativeAmount, "an amount stated in prose is that of the form", "文字所述金额与报表一致"),
        new(NarrativeShare, "a share stated in prose is the part divided by the whole", "文字所述占比与金额相符"),
        new(NarrativeChange, "a change stated in prose agrees in amount, percentage and direction", "文字所述增减额、增减幅与方向相符"),
        new(NarrativeList, "a complete list in prose adds up to its whole", "文字所列各项之和等于总数"),
        new(NarrativePlaceholder, "no placeholder is left over", "文字中没有残留占位符"),
        new(NarrativeYear, "the year named is that of the disclosure", "文字中的年度正确"),
        new(NarrativeWording, "a unit is called a unit and a department a department", "单位、部门称谓一致"),
        new(NarrativeStatement, "what the prose denies, the forms do not print", "文字称“无”的预算，报表中没有数字"),
        new(NarrativeNames, "subjects listed in prose are those with amounts in the form", "文字所列科目与报表一致"),
        new(CatalogueCode, "codes of a catalogue are present, unique, numbered through and stand under their parents", "目录代码完整、不重复、连续，且位于其上级之下"),
    ];
}
