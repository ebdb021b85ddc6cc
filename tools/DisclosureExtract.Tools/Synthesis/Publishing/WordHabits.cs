using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>How people and programs write a disclosure in Word.</summary>
sealed record WordHabits
{
    /// <summary>Changes are tracked: deleted text stays in the file, inserted text is marked.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Each form stands in a section of its own, with headers and footers.</summary>
    public bool HasSections { get; init; }

    /// <summary>Titles stand in text boxes, written twice for older and newer programs.</summary>
    public bool HasBoxes { get; init; }

    /// <summary>Forms stand in a table of one cell that frames them.</summary>
    public bool HasFrames { get; init; }

    /// <summary>Text is cut into runs at any place.</summary>
    public bool IsCut { get; init; }

    /// <summary>Body and unit in one line, parted by a tab; otherwise in a line each.</summary>
    public bool HasTabs { get; init; }

    /// <summary>Levels of names are set in by the paragraph; otherwise by blanks.</summary>
    public bool SetsIn { get; init; }

    /// <summary>Amounts stand in content controls.</summary>
    public bool HasControls { get; init; }

    /// <summary>Elements in the namespace of the strict form.</summary>
    public bool IsStrict { get; init; }

    public static WordHabits Random(Dice dice) => new()
    {
        IsTracked = dice.Chance(0.3),
        HasSections = dice.Chance(0.5),
        HasBoxes = dice.Chance(0.15),
        HasFrames = dice.Chance(0.15),
        IsCut = dice.Chance(0.5),
        HasTabs = dice.Chance(0.5),
        SetsIn = dice.Chance(0.5),
        HasControls = dice.Chance(0.2),
        IsStrict = dice.Chance(0.15),
    };
}
