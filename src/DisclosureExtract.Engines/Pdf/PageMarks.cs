using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Everything drawn on one page, in the frame of the page as displayed (points, top-left origin).</summary>
sealed class PageMarks(double width, double height, int rotation)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The page's /Rotate in degrees clockwise, already applied.</summary>
    public int Rotation { get; } = rotation;

    public List<Glyph> Glyphs { get; } = [];

    public List<Ruling> Rulings { get; } = [];

    public List<BoundingBox> Images { get; } = [];

    /// <summary>The same images, with what is needed to take their pixels.</summary>
    public List<ImageMark> Rasters { get; } = [];

    /// <summary>With what the images are decoded.</summary>
    public ImageStreams? Streams { get; init; }

    public int UnmappedGlyphs { get; set; }

    /// <summary>Form fields and notes that are set to show, and have something to show; with the glyphs they are drawn with.</summary>
    public List<(WordSource Source, BoundingBox Box, int First, int End)> Overlays { get; } = [];

    /// <summary>Form fields that show something else than they hold.</summary>
    public List<FieldConflict> FieldConflicts { get; } = [];

    /// <summary>What shows on the page and is no text, or none that can be read.</summary>
    public List<(BoundingBox Box, UnreadReason Reason)> Unread { get; } = [];

    /// <summary>Filled shapes as large as characters, each part of a path by itself.</summary>
    public List<BoundingBox> Outlines { get; } = [];

    /// <summary>Images with dots enough for characters.</summary>
    public List<BoundingBox> Pictures { get; } = [];

    /// <summary>Images through which nothing shines.</summary>
    public List<BoundingBox> Sheets { get; } = [];

    /// <summary>Slanted strokes, and notes that strike out: what they may cross out is found when all is drawn.</summary>
    public List<Stroke> Strokes { get; } = [];

    /// <summary>Strokes of notes, and of pens on the page itself.</summary>
    public List<PenStroke> Pens { get; } = [];

    /// <summary>What notes have been painted over that holds digits.</summary>
    public List<BoundingBox> Overlaid { get; } = [];

    /// <summary>Whether a broken file lacks part of what the page shows.</summary>
    public bool IsCutOff { get; set; }
}
