namespace DisclosureExtract.Scans.Recognition;

/// <summary>An outside engine that did not do its work.</summary>
sealed class EngineFailedException(string engine, string what, Exception? inner = null)
    : Exception($"{engine} {what}", inner)
{
    public string Engine { get; } = engine;

    public string What { get; } = what;
}
