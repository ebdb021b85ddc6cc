using System.Text;

namespace DisclosureExtract.Clean;

/// <summary>The texts of the pages of a document as bytes: documents of a run are read in different processes.</summary>
public static class PageTexts
{
    public static void Write(Stream stream, IReadOnlyList<PageText> pages)
    {
        using var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        to.Write(pages.Count);
        foreach (var page in pages) page.WriteTo(to);
    }

    /// <exception cref="IOException">It was not written to its end.</exception>
    public static List<PageText> Read(Stream stream)
    {
        using var from = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var pages = new List<PageText>();
        for (var left = from.ReadInt32(); left > 0; left--) pages.Add(PageText.ReadFrom(from));
        return pages;
    }
}
