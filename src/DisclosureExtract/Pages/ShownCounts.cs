using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>How much a page shows, counted before anything of it is understood.</summary>
public sealed record ShownCounts
{
    /// <summary>Points of one entry of <see cref="Bands"/>.</summary>
    public const double BandHeight = 24;

    /// <summary>
    /// Characters of every font, those of fields and notes included, and those drawn twice at one place once; white space is none.
    /// Those that say nothing are among the unread marks of the page.
    /// </summary>
    public int Characters { get; init; }

    /// <summary>The same by their height on the page, from its top in the upright frame.</summary>
    public IReadOnlyList<int> Bands { get; init; } = [];

    public int Images { get; init; }

    /// <summary>Form fields, notes, stamps and the like that show something of their own.</summary>
    public IReadOnlyList<ShownOverlay> Overlays { get; init; } = [];

    /// <summary>How many of them are form fields.</summary>
    public int Fields => Overlays.Count(o => o.Source == WordSource.FormField);

    /// <summary>How many of them are not.</summary>
    public int Annotations => Overlays.Count - Fields;

    /// <summary>Drawn outlines as large as characters, where text would be expected.</summary>
    public int Outlines { get; init; }

    /// <summary>The band of a character or word by its middle.</summary>
    public static int BandOf(double y, int bands) => Math.Clamp((int)(y / BandHeight), 0, Math.Max(0, bands - 1));
}

/// <summary>A form field or note that lies over a page.</summary>
/// <param name="Source">Which of them it is.</param>
/// <param name="Box">In the upright frame of the page.</param>
/// <param name="HasText">Whether it shows characters, and not a drawing alone.</param>
public sealed record ShownOverlay(WordSource Source, BoundingBox Box, bool HasText);
