using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>How a producer of OFD writes what it draws.</summary>
sealed record OfdHabits
{
    /// <summary>The namespace of the standard; some producers leave the year out.</summary>
    public bool HasYearInNamespace { get; init; } = true;

    /// <summary>Parts are named from the root of the archive, and not from where they are named.</summary>
    public bool IsRooted { get; init; }

    /// <summary>Steps between glyphs that recur are written as <c>g 3 2.5</c>.</summary>
    public bool HasShorthand { get; init; }

    /// <summary>Text is set at another size and brought to its own by a matrix.</summary>
    public bool ScalesText { get; init; }

    /// <summary>Fonts are embedded, and glyphs named by their numbers.</summary>
    public bool NamesGlyphs { get; init; }

    /// <summary>Lines are filled rectangles.</summary>
    public bool FillsLines { get; init; }

    /// <summary>Lines stand in a template behind the page.</summary>
    public bool HasTemplates { get; init; }

    /// <summary>Objects stand in blocks.</summary>
    public bool HasBlocks { get; init; }

    /// <summary>Colours and widths of lines come from settings that a layer names.</summary>
    public bool HasSettings { get; init; }

    public static OfdHabits Of(Dice dice) => new()
    {
        HasYearInNamespace = dice.Chance(0.8),
        IsRooted = dice.Chance(0.3),
        HasShorthand = dice.Chance(0.5),
        ScalesText = dice.Chance(0.4),
        NamesGlyphs = dice.Chance(0.35),
        FillsLines = dice.Chance(0.3),
        HasTemplates = dice.Chance(0.3),
        HasBlocks = dice.Chance(0.3),
        HasSettings = dice.Chance(0.3),
    };
}
