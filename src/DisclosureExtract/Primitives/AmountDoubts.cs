namespace DisclosureExtract.Primitives;

/// <summary>Why an amount that could be read may not be what is meant.</summary>
[Flags]
public enum AmountDoubts
{
    None = 0,

    /// <summary>Separators stand elsewhere than every three digits: a digit may be lost.</summary>
    Separators = 1,

    /// <summary>583,28: a comma stands where a point would, and it is read as one.</summary>
    Comma = 2,

    /// <summary>约, ≥, 左右: the page itself says that it is not the exact amount.</summary>
    Approximate = 4,

    /// <summary>The sign is not sure: a stroke that may be a dash, credit or debit, brackets and a minus together.</summary>
    Sign = 8,

    /// <summary>White space parts digits where no separator would stand.</summary>
    Spaces = 16,

    /// <summary>Digits behind it were taken for the mark of a note.</summary>
    Mark = 32,

    /// <summary>What it is counted in is not sure: printed nowhere near it, or printed in two ways.</summary>
    Unit = 64,
}
