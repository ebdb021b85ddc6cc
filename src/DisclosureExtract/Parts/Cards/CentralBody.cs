using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Cards;

/// <summary>Departments of the central government, as cards name them.</summary>
static class CentralBody
{
    static readonly WordTable Names = WordTable.Of("central body");

    /// <summary>Whether a department is one; its code there has three digits.</summary>
    public static bool Is(string? name, string? code) =>
        name is not null && code is null or { Length: 3 } && Names.StandIn(name);
}
