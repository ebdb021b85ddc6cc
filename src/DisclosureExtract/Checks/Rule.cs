using DisclosureExtract.Checks.Users;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks;

/// <summary>What of a document a rule compares.</summary>
enum Basis
{
    /// <summary>Amounts of the forms.</summary>
    Amounts,

    /// <summary>Codes, names, headings and units of the forms.</summary>
    Labels,

    /// <summary>How surely the engines read the pixels.</summary>
    Readings,

    Pages,

    Contents,

    /// <summary>Project cards.</summary>
    Cards,

    /// <summary>The notes.</summary>
    Prose,

    /// <summary>A catalogue of services.</summary>
    Catalogue,
}

/// <summary>
/// A statement that a disclosure should fulfil. A rule is one file in a folder of its family: what it states, when it applies, its
/// check, how grave a breach is and whose fault, and the message. The build lists those files in <see cref="RuleBook"/>, and
/// docs/rules.md is held against that list by a test, so that adding a rule adds a file; the tests want an example of it beside that
/// passes, and one that fails. Only rules make findings, and nothing changes a finding once it is made, a file of
/// rules of the user apart.
/// </summary>
/// <param name="id">Name of the rule in the output.</param>
/// <param name="statement">What the rule states, in English.</param>
/// <param name="statementZh">The same in Chinese.</param>
/// <param name="premise">Where the rule applies; elsewhere it says nothing.</param>
abstract class Rule(string id, Basis basis, string statement, string statementZh, string premise)
{
    public string Id => id;

    public Basis Basis => basis;

    public string Statement => statement;

    public string StatementZh => statementZh;

    public string Premise => premise;

    /// <summary>The law, regulation or classification that asks for it; empty where it is arithmetic, or none is
    /// known.</summary>
    public virtual string Ground => "";

    /// <summary>Place among the rules that look at the same thing: the order of findings is part of the output.</summary>
    public virtual int Rank => 0;

    /// <summary>A finding of the rule as a user wants it heard: no graver than the file of rules says.</summary>
    internal Finding Heard(Finding finding, UserRules users) =>
        users.Most.TryGetValue(id, out var most) && finding.Severity > most ? finding with { Severity = most }
            : finding;

    protected Finding Report(Severity severity, Cause cause, Place place, string message, string messageZh) => new()
    {
        Rule = id,
        Severity = severity,
        Cause = cause,
        Place = place,
        Message = message,
        MessageZh = messageZh,
    };
}

/// <summary>A rule that looks at one <typeparamref name="T"/> at a time.</summary>
interface ICheck<T>
{
    IEnumerable<Finding> Check(T part, CheckedDocument document);
}
