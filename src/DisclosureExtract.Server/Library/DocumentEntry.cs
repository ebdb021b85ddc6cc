namespace DisclosureExtract.Server.Library;

/// <summary>A document as the list shows it.</summary>
sealed record DocumentEntry
{
    public required long Id { get; init; }

    public required string File { get; init; }

    public required string Entity { get; init; }

    public required string Title { get; init; }

    public int? Year { get; init; }

    public string? Kind { get; init; }

    public required string Status { get; init; }

    public required int Pages { get; init; }

    public required int Facts { get; init; }

    public required int Disputed { get; init; }

    /// <summary>Faults somebody has to decide about, as the result left them.</summary>
    public required int Causes { get; init; }

    public required double Covered { get; init; }

    /// <summary>Families of the rules that fail, parted by spaces.</summary>
    public required string Families { get; init; }

    /// <summary>none, started or settled.</summary>
    public required string Review { get; init; }
}

/// <summary>What is asked of the list.</summary>
sealed record ListQuestion
{
    public string Search { get; init; } = "";

    public IReadOnlyList<string> Status { get; init; } = [];

    public IReadOnlyList<string> Kind { get; init; } = [];

    public IReadOnlyList<string> Year { get; init; } = [];

    public IReadOnlyList<string> Family { get; init; } = [];

    public IReadOnlyList<string> Review { get; init; } = [];

    /// <summary>status, entity, year, pages, facts, disputed or covered.</summary>
    public string Sort { get; init; } = "status";

    public bool Descending { get; init; }

    public int Page { get; init; }
}

sealed record ListAnswer(int Total, IReadOnlyList<DocumentEntry> Documents, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets);

/// <summary>Facts of a form in all documents.</summary>
sealed record FormTotals(string Form, int Facts, int Covered, int Disputed);
