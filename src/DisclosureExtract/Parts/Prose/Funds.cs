namespace DisclosureExtract.Parts.Prose;

/// <summary>Of which money prose speaks, or a form.</summary>
enum Funds
{
    /// <summary>Nothing says it.</summary>
    Unknown,

    /// <summary>All money of the body, its own income with it.</summary>
    All,

    /// <summary>财政拨款, whichever budget it comes from.</summary>
    Appropriation,

    /// <summary>一般公共预算.</summary>
    GeneralPublicBudget,

    /// <summary>政府性基金.</summary>
    GovernmentFund,

    /// <summary>国有资本经营预算.</summary>
    StateCapital,
}
