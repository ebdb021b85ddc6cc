using DisclosureExtract.Pages;

namespace DisclosureExtract.Forms;

/// <summary>Kinds of disclosure.</summary>
public static class DisclosureKinds
{
    public const string Budget = "budget";
    public const string FinalAccounts = "final_accounts";
}

/// <summary>Whose money is disclosed.</summary>
public static class DisclosureLevels
{
    /// <summary>A department with its units.</summary>
    public const string Department = "department";

    /// <summary>A unit by itself.</summary>
    public const string Unit = "unit";

    /// <summary>A whole government.</summary>
    public const string Government = "government";

    public static IReadOnlyList<string> All { get; } = [Department, Unit, Government];
}

/// <summary>Who discloses what for which year, each with the place it was read.</summary>
public sealed record Metadata
{
    /// <summary>One of <see cref="DisclosureKinds"/>; null where the document does not say.</summary>
    public string? Kind { get; init; }

    /// <summary>Fiscal year.</summary>
    public int? Year { get; init; }

    public string? Entity { get; init; }

    /// <summary>Another body that the cover names while the forms name <see cref="Entity"/>; null where they agree.</summary>
    public Evidence? OtherName { get; init; }

    /// <summary>One of <see cref="DisclosureLevels"/>; null where the document does not say.</summary>
    public string? Level { get; init; }

    /// <summary>The department the entity belongs to; the entity itself where it discloses as a department.</summary>
    public string? Department { get; init; }

    /// <summary>下属单位 where the document lists them, with the place of the list; in the order printed.</summary>
    public IReadOnlyList<Evidence> Subordinates { get; init; } = [];

    public string? Title { get; init; }

    /// <summary>Province, city, county as named by the entity: 上海市普陀区.</summary>
    public string? Place { get; init; }

    /// <summary>Where each was read, by the name of the member.</summary>
    public IReadOnlyDictionary<string, Evidence> Evidence { get; init; } = new Dictionary<string, Evidence>();

    public bool? IsFinal => Kind is null ? null : Kind == DisclosureKinds.FinalAccounts;
}
