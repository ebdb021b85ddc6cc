namespace DisclosureExtract.Jobs.Children;

/// <summary>How to start a child: the same executable with another command.</summary>
public sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments);
