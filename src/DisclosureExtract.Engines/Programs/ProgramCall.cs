namespace DisclosureExtract.Engines.Programs;

/// <summary>What to run.</summary>
/// <param name="Engine">Name for messages.</param>
/// <param name="Program">Path, or name on the path.</param>
/// <param name="Patience">How long to wait for an answer.</param>
sealed record ProgramCall(string Engine, string Program, IReadOnlyList<string> Arguments, TimeSpan Patience)
{
    /// <summary>Added to the environment of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
