namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>What people write around and into the amounts of one column of a form.</summary>
public enum AmountWriting
{
    Plain,

    /// <summary>1,234.50元 in a form of 元.</summary>
    UnitBehind,

    /// <summary>The other of 元 and 万元 behind each amount, which then counts in it.</summary>
    OtherUnitBehind,

    /// <summary>The same behind every other amount.</summary>
    UnitsMixed,

    /// <summary>The other of 元 and 万元 in the heading of the column.</summary>
    UnitInHeading,

    Yen,
    About,
    Remark,
    NoteBehind,
    NoteNumber,
    Bracketed,
    Circled,

    /// <summary>A raised number of smaller size.</summary>
    Raised,

    Share,

    /// <summary>1 234 567.00</summary>
    Spaces,

    Apostrophes,

    /// <summary>1234,56 in all columns.</summary>
    DecimalComma,

    /// <summary>12,3456.00</summary>
    GroupsOfFour,

    /// <summary>1,234.00-; the amounts that are below zero.</summary>
    TrailingMinus,

    /// <summary>负1,234.00; the amounts that are below zero.</summary>
    WordMinus,
}
