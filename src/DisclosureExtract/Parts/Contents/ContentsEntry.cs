using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Contents;

/// <summary>A line of the table of contents.</summary>
/// <param name="Title">Folded, without white space, leaders and page number; numbering kept.</param>
/// <param name="Number">The page it is said to stand on; null where none is printed.</param>
/// <param name="Page">1-based page the entry itself stands on.</param>
/// <param name="Lines">The lines it is printed on.</param>
public sealed record ContentsEntry(string Title, int? Number, int Page, IReadOnlyList<TextLine> Lines)
{
    public BoundingBox Box => BoundingBox.Around(Lines.Select(l => l.Box));

    /// <summary>The title without 一、, 第二部分, 表三.</summary>
    public string Name => ContentsReader.WithoutNumbering(Title);
}
