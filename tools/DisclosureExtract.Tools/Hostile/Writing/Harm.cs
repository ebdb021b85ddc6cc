namespace DisclosureExtract.Tools.Hostile.Writing;

/// <summary>One way to harm a reader.</summary>
sealed record Harm(string Name, Action<HostilePdf> Do);
