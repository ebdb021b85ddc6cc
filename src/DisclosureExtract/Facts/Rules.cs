namespace DisclosureExtract.Facts;

/// <summary>
/// Ids of the rules that are named outside of their own file: those of relations, those the status asks for, those tests look for.
/// </summary>
public static class Rules
{
    public const string SumColumns = "sum.columns";
    public const string SumChange = "sum.change";
    public const string SumBlank = "sum.blank";
    public const string SumParts = "sum.parts";
    public const string SumChildren = "sum.children";
    public const string SumTotal = "sum.total";
    public const string SumEconomic = "sum.economic";
    public const string Balance = "balance";
    public const string CrossTotal = "cross.total";
    public const string CrossSubject = "cross.subject";
    public const string CrossRows = "cross.rows";
    public const string GovernmentBalance = "government.balance";
    public const string GovernmentMoved = "government.moved";
    public const string GovernmentTransfers = "government.transfers";
    public const string GovernmentFlow = "government.flow";
    public const string CodeUnknown = "code.unknown";
    public const string FormLearned = "form.learned";
    public const string CodeName = "code.name";
    public const string CodeOrphan = "code.orphan";
    public const string ContentsMissing = "contents.missing";
    public const string ContentsOrder = "contents.order";
    public const string CellBlank = "cell.blank";
    public const string CellUnreadable = "cell.unreadable";
    public const string CellOcr = "cell.ocr";
    public const string OcrEngine = "ocr.engine";
    public const string AmountFormat = "amount.format";
    public const string TableUnknown = "table.unknown";
    public const string TableFlat = "table.flat";
    public const string TableUnaccounted = "table.unaccounted";
    public const string TableOpen = "table.open";
    public const string ColumnSame = "column.same";
    public const string PageUnaccounted = "page.unaccounted";
    public const string PageUnreadable = "page.unreadable";
    public const string DuplicateConflict = "duplicate.conflict";
    public const string ProjectFunds = "project.funds";
    public const string ProjectCost = "project.cost";
    public const string NarrativeShare = "narrative.share";
    public const string NarrativeChange = "narrative.change";
    public const string NarrativeList = "narrative.list";
    public const string NarrativePlaceholder = "narrative.placeholder";
    public const string NarrativeYear = "narrative.year";
    public const string NarrativeStatement = "narrative.statement";
}
