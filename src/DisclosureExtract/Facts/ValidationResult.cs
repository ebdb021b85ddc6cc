using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts;

/// <summary>What the relations between the amounts say of them, and what the rules say of the document.</summary>
public sealed record ValidationResult
{
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What the rules say; empty until they were asked.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Relations checked, passed (rounding included) and failed.</summary>
    public required int Checked { get; init; }

    public required int Passed { get; init; }

    public required int Failed { get; init; }

    /// <summary>
    /// How many relations confirm the amount of a cell: those that hold, of the ones that would have been reported had
    /// they failed.
    /// </summary>
    public required IReadOnlyDictionary<FactKey, int> Checks { get; init; }

    /// <summary>Facts that a relation confirms.</summary>
    public IEnumerable<Fact> Covered => Facts.Where(f => ChecksOf(f) > 0);

    /// <summary>Rows of which a finding holds the code or the name to be wrong.</summary>
    public IReadOnlySet<FormRow> DisputedLabels { get; init; } =
        new HashSet<FormRow>(ReferenceEqualityComparer.Instance);

    public int ChecksOf(Fact fact) => Checks.GetValueOrDefault(fact.Key);

    /// <summary>Doubted amounts that sums confirm.</summary>
    public required IReadOnlySet<Fact> Confirmed { get; init; }

    /// <summary>
    /// All relations by family, in the order of the tables, with the facts as they are in <see cref="Facts"/>.
    /// </summary>
    public required IReadOnlyList<RelationFamily> Families { get; init; }

    /// <summary>The relations that fail, by the faults that explain them.</summary>
    public IReadOnlyList<Diagnosis> Diagnoses { get; init; } = [];

    /// <summary>Relations whose premise holds here, as evaluated.</summary>
    public IReadOnlyList<RelationResult> Relations { get; init; } = [];
}
