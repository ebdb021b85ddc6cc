using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>How people lay out their forms in a workbook.</summary>
sealed record WorkbookHabits
{
    /// <summary>Amounts are texts, as programs export them.</summary>
    public bool HasTextAmounts { get; init; }

    public bool HasBorders { get; init; } = true;

    /// <summary>All forms on one sheet, blank rows between.</summary>
    public bool IsPacked { get; init; }

    /// <summary>A long form goes on on another sheet.</summary>
    public bool IsSplit { get; init; }

    /// <summary>The headings stand on the other sheet once more.</summary>
    public bool RepeatsHeading { get; init; }

    /// <summary>Rows and columns that do not show stand between the others, with numbers of drafts.</summary>
    public bool HasHiddenRows { get; init; }

    public bool HasHiddenColumns { get; init; }

    public bool HasHiddenSheet { get; init; }

    /// <summary>Totals are formulas.</summary>
    public bool HasFormulas { get; init; }

    /// <summary>Cells without content are formatted as far as the last column there is.</summary>
    public bool IsWide { get; init; }

    /// <summary>What is to be printed is set, and notes stand beside it.</summary>
    public bool HasPrintArea { get; init; }

    /// <summary>The table begins in column B or C.</summary>
    public int FirstColumn { get; init; }

    /// <summary>Names are set in by the format and not by white space.</summary>
    public bool IndentsByFormat { get; init; }

    /// <summary>Columns have the width of their contents; otherwise nobody set it.</summary>
    public bool HasWidths { get; init; } = true;

    public static WorkbookHabits Random(Dice dice) => new()
    {
        HasTextAmounts = dice.Chance(0.25),
        HasBorders = dice.Chance(0.8),
        IsPacked = dice.Chance(0.25),
        IsSplit = dice.Chance(0.2),
        RepeatsHeading = dice.Chance(0.7),
        HasHiddenRows = dice.Chance(0.2),
        HasHiddenColumns = dice.Chance(0.2),
        HasHiddenSheet = dice.Chance(0.3),
        HasFormulas = dice.Chance(0.4),
        IsWide = dice.Chance(0.15),
        HasPrintArea = dice.Chance(0.25),
        FirstColumn = dice.Chance(0.2) ? dice.Whole(1, 2) : 0,
        IndentsByFormat = dice.Chance(0.3),
        HasWidths = dice.Chance(0.6),
    };
}
