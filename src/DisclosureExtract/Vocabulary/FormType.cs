namespace DisclosureExtract.Vocabulary;

/// <summary>What kind of table a form is.</summary>
public enum FormKind
{
    /// <summary>A form of a budget.</summary>
    Budget,

    /// <summary>A form of final accounts.</summary>
    Final,

    /// <summary>A card, a catalogue or another table that holds no facts.</summary>
    Table,
}

/// <summary>A type of forms: a row of <c>seeds/forms.csv</c>.</summary>
/// <param name="Id">One of <see cref="FormIds"/>, as the contract writes it.</param>
/// <param name="Kin">The form of final accounts that answers to a budget form, and the other way round.</param>
/// <param name="CodeClassifications">Where a functional code of the form is looked up, the likeliest first.</param>
/// <param name="NameClassifications">Where a name without a code is looked up.</param>
public sealed record FormType(
    string Id,
    FormKind Kind,
    string Kin,
    IReadOnlyList<string> CodeClassifications,
    IReadOnlyList<string> NameClassifications)
{
    static readonly string[] Expenditure =
        [Classifications.Functional, Classifications.GovernmentFund, Classifications.StateCapital];

    static readonly Lazy<Dictionary<string, FormType>> Table =
        new(static () => Seeds.Rows("forms.csv").Select(Read).ToDictionary(f => f.Id));

    /// <summary>The type with an id, one of <see cref="FormIds"/>.</summary>
    public static FormType Of(string id) => Table.Value[id];

    /// <summary>All forms, in the order of the table.</summary>
    public static IEnumerable<FormType> All => Table.Value.Values;

    /// <summary>It holds amounts that become facts.</summary>
    public bool HasFacts => Kind != FormKind.Table;

    public bool IsFinal => Kind == FormKind.Final;

    /// <summary>It is of the budget or the accounts of a whole government.</summary>
    public bool IsOfGovernment { get; } = FormIds.IsOfGovernment(Id);

    /// <summary>Its rows are projects, beside the code of the subject that pays.</summary>
    public bool ListsProjects => Id is FormIds.ProjectsCurrent or FormIds.ProjectsCarryover;

    /// <summary>The budget form of the same kind.</summary>
    public string Base => IsFinal ? Kin : Id;

    /// <summary>The form of final accounts of the same kind.</summary>
    public string OfAccounts => Kind == FormKind.Budget ? Kin : Id;

    static FormType Read(string[] row)
    {
        var kind = Enum.Parse<FormKind>(row[1], ignoreCase: true);
        return new(row[0], kind, row[2], Names(row[3]) ?? Expenditure, Names(row[4]) ?? [Classifications.Functional]);
    }

    static string[]? Names(string cell) => cell.Length > 0 ? cell.Split(' ') : null;
}
