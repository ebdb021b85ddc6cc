using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>How sites and programs write a disclosure as a web page.</summary>
sealed record WebHabits
{
    /// <summary>In GBK; otherwise in UTF-8.</summary>
    public bool IsGbk { get; init; }

    /// <summary>The page says its encoding.</summary>
    public bool SaysEncoding { get; init; } = true;

    /// <summary>A site with menu, path and imprint around it.</summary>
    public bool HasSite { get; init; }

    /// <summary>The article stands in a table that lays out the page.</summary>
    public bool HasLayoutTable { get; init; }

    /// <summary>As Word writes it: a paragraph in each cell, comments and tags of its own.</summary>
    public bool IsOfWord { get; init; }

    /// <summary>Body and unit in one line, held apart by white space; otherwise in a table without lines.</summary>
    public bool HasUnitInLine { get; init; }

    /// <summary>Scripts and styles that a reader must not take for text.</summary>
    public bool HasScripts { get; init; }

    public static WebHabits Random(Dice dice) => new()
    {
        IsGbk = dice.Chance(0.4),
        SaysEncoding = dice.Chance(0.7),
        HasSite = dice.Chance(0.6),
        HasLayoutTable = dice.Chance(0.3),
        IsOfWord = dice.Chance(0.4),
        HasUnitInLine = dice.Chance(0.6),
        HasScripts = dice.Chance(0.5),
    };
}
