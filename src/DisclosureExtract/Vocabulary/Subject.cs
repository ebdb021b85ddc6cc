namespace DisclosureExtract.Vocabulary;

/// <summary>Names of the classifications, as the catalogue writes them.</summary>
public static class Classifications
{
    public const string Functional = "functional_expenditure";
    public const string GovernmentFund = "government_fund_expenditure";
    public const string StateCapital = "state_capital_expenditure";
    public const string Revenue = "revenue";
    public const string DepartmentEconomic = "department_economic";
    public const string GovernmentEconomic = "government_economic";
}

/// <summary>How far a row of the catalogue is to be trusted.</summary>
public enum SubjectTrust
{
    /// <summary>Written from memory: a hint, never the ground of an error.</summary>
    Memory,

    /// <summary>Seen in a published document.</summary>
    Seen,

    /// <summary>Seen in several published documents, or in a notice of the Ministry of Finance.</summary>
    Confirmed,
}

/// <summary>A budget subject: a code with its name in one classification.</summary>
/// <param name="Classification">One of <see cref="Classifications"/>.</param>
/// <param name="Code">Digits only: 208, 20801, 2080108; economic 301, 30101.</param>
/// <param name="Name">Folded, without white space.</param>
/// <param name="Parent">Code of the subject above, empty at the top.</param>
public sealed record Subject(
    string Classification, string Code, string Name, string Parent, int? FirstYear, int? LastYear, SubjectTrust Trust)
{
    /// <summary>1 类, 2 款, 3 项.</summary>
    public int Level => SubjectCode.Level(Code);

    public bool IsValidIn(int? year) => year is not { } y || ((FirstYear ?? y) <= y && y <= (LastYear ?? y));
}
