using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Why something a page shows could not be read as text.</summary>
public enum UnreadReason
{
    /// <summary>
    /// Characters of a font that does not say what they are. They also stand in the words of the page, as U+FFFD each:
    /// a cell that holds them is not blank, and they are not to be counted twice.
    /// </summary>
    FontUnreadable,

    /// <summary>Outlines as large as characters, drawn where text would be expected.</summary>
    OutlineText,

    /// <summary>Text under something painted over it.</summary>
    Covered,

    /// <summary>Text that was read and stands in no table, line or mark.</summary>
    Unplaced,

    /// <summary>A form field or note whose appearance is broken.</summary>
    Annotation,

    /// <summary>Small pictures where text would be expected.</summary>
    Image,

    /// <summary>Numbers under a note that is drawn over the page.</summary>
    Overlaid,

    /// <summary>Something of the page that a broken file no longer holds; how much nobody knows.</summary>
    CutOff,
}

/// <summary>Marks that a page shows and that are not read.</summary>
/// <param name="Box">Where, in the upright frame of the page.</param>
/// <param name="Reason">Why they are not read.</param>
/// <param name="Count">How many characters, as far as the file tells; at least 1.</param>
public sealed record UnreadMark(BoundingBox Box, UnreadReason Reason, int Count);
