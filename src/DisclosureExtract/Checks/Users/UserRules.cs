using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Users;

/// <summary>
/// What a user of the program asks for besides its own rules: rules that are not asked, rules that are heard as less,
/// and linear rules over forms, codes and columns. Read from a file of the format <c>rules/1</c>.
/// </summary>
public sealed record UserRules
{
    /// <summary>Nothing is switched off, softened or added.</summary>
    public static UserRules None { get; } = new();

    /// <summary>The name and number that whoever wrote the file gave it; empty where it has none.</summary>
    public string Version { get; init; } = "";

    /// <summary>Rules that are not asked, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Off { get; init; } = new Dictionary<string, string>();

    /// <summary>Rules whose findings are no graver than this.</summary>
    public IReadOnlyDictionary<string, Severity> Most { get; init; } = new Dictionary<string, Severity>();

    public IReadOnlyList<UserSum> Sums { get; init; } = [];

    internal bool IsOff(string rule) => Off.ContainsKey(rule);
}

/// <summary>How the two sides of a linear rule compare.</summary>
public enum UserRelation
{
    Equal,
    AtMost,
    AtLeast,
}

/// <summary>A linear rule: what the terms of one side come to, against those of the other.</summary>
/// <param name="Id">Begins with <c>user.</c>.</param>
/// <param name="Says">What the rule states.</param>
/// <param name="Ground">The regulation or table instruction it follows; empty where none is given.</param>
/// <param name="ToleranceYuan">What it may be off by beyond rounding.</param>
/// <param name="BlankIsZero">Whether a cell without an amount counts as 0; else the rule says nothing where one is
/// blank.</param>
public sealed record UserSum(
    string Id, string Says, string Ground, IReadOnlyList<UserTerm> Left, UserRelation Relation,
        IReadOnlyList<UserTerm> Right,
    Severity Severity, decimal ToleranceYuan, bool BlankIsZero);

/// <summary>A cell of a form, so many times.</summary>
/// <param name="Form">Id of the form.</param>
/// <param name="Code">Subject code of the row; empty where its name tells.</param>
/// <param name="Row">Name of the row without its number; 合计 stands for the total of a form however it is
/// called.</param>
/// <param name="Column">Key of the column.</param>
public sealed record UserTerm(string Form, string Code, string Row, string Column, decimal Times);

/// <summary>A file of rules that cannot be used; the message says where and why.</summary>
public sealed class UserRulesException(string message) : Exception(message);
