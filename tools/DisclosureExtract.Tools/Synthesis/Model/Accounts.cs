using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Model;

/// <summary>Who discloses. All names are invented.</summary>
/// <param name="Name">The unit or department whose forms these are.</param>
/// <param name="IsDepartment">A 部门 with units below it; otherwise a single 单位.</param>
sealed record PublicBody(string Place, string Name, string Department, bool IsDepartment, string Sector)
{
    /// <summary>A place, whose government discloses for all of it.</summary>
    public bool IsGovernment { get; init; }
}

/// <summary>Money of one functional subject (项), in yuan.</summary>
sealed record SpendingLine(Subject Subject)
{
    /// <summary>General public budget, basic and project expenditure.</summary>
    public decimal GeneralBasic { get; init; }

    public decimal GeneralProject { get; init; }

    /// <summary>Part of <see cref="GeneralBasic"/> that is 公用经费; the rest is 人员经费.</summary>
    public decimal BasicPublic { get; init; }

    public decimal Fund { get; init; }

    public decimal Capital { get; init; }

    /// <summary>
    /// Project expenditure from money that is no appropriation, and the kind of income it comes from.
    /// </summary>
    public decimal Own { get; init; }

    public string OwnKind { get; init; } = "";

    /// <summary>Part of <see cref="GeneralProject"/> that was carried over from the year before.</summary>
    public decimal Carryover { get; init; }

    public decimal General => GeneralBasic + GeneralProject;

    public decimal Fiscal => General + Fund + Capital;

    public decimal Basic => GeneralBasic;

    public decimal Project => GeneralProject + Fund + Capital + Own;

    public decimal Total => Basic + Project;
}

sealed record EconomicLine(Subject Subject, decimal Amount)
{
    public bool IsPersonnel =>
        Subject.Code.StartsWith("301", StringComparison.Ordinal)
            || Subject.Code.StartsWith("303", StringComparison.Ordinal);
}

/// <summary>“三公”经费 and what is printed with them, in yuan.</summary>
sealed record ThreePublic(
    decimal Overseas, decimal Purchase, decimal Operation, decimal Reception, decimal Meeting, decimal Training,
    decimal AgencyOperating)
{
    public decimal Vehicles => Purchase + Operation;

    public decimal Total => Overseas + Vehicles + Reception;
}

/// <summary>One project; its money is part of the project expenditure.</summary>
sealed record ProjectLine(
    string Name, string Category, decimal General, decimal Fund, decimal Capital, decimal Own)
{
    public decimal Total => General + Fund + Capital + Own;
}

/// <summary>One purchase. The innermost of its labels is what a fact is named after.</summary>
sealed record Purchase(
    string Category, string Project, string Subject, string Item, string Form, decimal General, decimal Own);

/// <summary>A consistent set of accounts: everything the forms print follows from it.</summary>
sealed record Accounts
{
    public required PublicBody Body { get; init; }

    public required int Year { get; init; }

    public required bool IsFinal { get; init; }

    /// <summary>Smallest amount of money: every amount is a multiple of it.</summary>
    public required decimal Quantum { get; init; }

    public required IReadOnlyList<SpendingLine> Lines { get; init; }

    /// <summary>Basic expenditure of the general public budget by economic subject (款).</summary>
    public required IReadOnlyList<EconomicLine> Economic { get; init; }

    public required ThreePublic ThreePublic { get; init; }

    /// <summary>In a final account: the budget of the same items.</summary>
    public required ThreePublic ThreePublicBudget { get; init; }

    public required IReadOnlyList<ProjectLine> Projects { get; init; }

    public required IReadOnlyList<Purchase> Purchases { get; init; }

    /// <summary>
    /// In a final account: balance at the beginning and income beyond expenditure (of 其他收入), which is left over.
    /// </summary>
    public decimal OpeningBalance { get; init; }

    public decimal Surplus { get; init; }

    public decimal ClosingBalance => OpeningBalance + Surplus;

    /// <summary>Expenditure of the year before, for changes told in prose.</summary>
    public decimal LastYearTotal { get; init; }

    public decimal Sum(Func<SpendingLine, decimal> of) => Lines.Sum(of);

    public decimal Income(string kind) =>
        Lines.Where(l => l.OwnKind == kind).Sum(l => l.Own) + (kind == "other_income" ? Surplus : 0);

    public decimal Personnel => Economic.Where(e => e.IsPersonnel).Sum(e => e.Amount);

    public decimal Public => Economic.Where(e => !e.IsPersonnel).Sum(e => e.Amount);

    /// <summary>Codes of 类, 款 and 项 with their lines, in the order of the codes.</summary>
    public IEnumerable<(string Code, List<SpendingLine> Lines)> Tree(Func<SpendingLine, bool> belongs)
    {
        var lines = Lines.Where(belongs).ToList();
        return lines.SelectMany(l => (string[])[l.Subject.Code[..3], l.Subject.Code[..5], l.Subject.Code]).Distinct()
            .OrderBy(c => c, StringComparer.Ordinal)
            .Select(c => (c, lines.Where(l => l.Subject.Code.StartsWith(c, StringComparison.Ordinal)).ToList()));
    }
}
