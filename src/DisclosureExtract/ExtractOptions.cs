using DisclosureExtract.Checks.Users;
using DisclosureExtract.Correct;

namespace DisclosureExtract;

/// <summary>Settings of a run.</summary>
public sealed record ExtractOptions
{
    public static ExtractOptions Default { get; } = new();

    /// <summary>
    /// Leave watermarks, seals and running headers in the content, and put text that does not show back among the
    /// prose. They are listed as noise all the same.
    /// </summary>
    public bool KeepNoise { get; init; }

    /// <summary>Ask the trained models of <c>models/</c> where the rules have no exact answer.</summary>
    public bool UseModels { get; init; } = true;

    /// <summary>What people decided about an earlier result of the document; what it no longer fits is left alone.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>Rules that are switched off, softened and added.</summary>
    public UserRules Rules { get; init; } = UserRules.None;
}
