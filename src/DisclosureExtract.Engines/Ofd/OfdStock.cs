namespace DisclosureExtract.Engines.Ofd;

/// <summary>Fonts and pictures of the PDF, each written once however many pages show it.</summary>
sealed class OfdStock
{
    readonly PdfObjects pdf;
    readonly Dictionary<OfdElement, OfdFont> fonts = [];
    readonly Dictionary<OfdElement, int?> pictures = [];
    readonly OfdFont nameless;

    public OfdStock(PdfObjects pdf)
    {
        this.pdf = pdf;
        LayerOff = pdf.Add("<</Type/OCG/Name(Off)>>");
        nameless = new OfdFont(pdf, "Unnamed", null);
    }

    /// <summary>The number of the layer of what is set not to show.</summary>
    public int LayerOff { get; }

    /// <summary>The font of a number; one that says nothing where there is none.</summary>
    public OfdFont Font(OfdResources resources, string? id)
    {
        if (resources.Font(id) is not { } font) return nameless;
        if (!fonts.TryGetValue(font, out var known))
            fonts[font] = known = new OfdFont(pdf, font["FontName"] ?? font["FamilyName"] ?? "", resources.FileOf(font, "FontFile"));
        return known;
    }

    /// <summary>The number of the picture in the PDF; null where it is not in the file, or nothing can decode it.</summary>
    public int? Picture(OfdResources resources, string? id)
    {
        if (resources.Media(id) is not { } media) return null;
        if (!pictures.TryGetValue(media, out var known))
            pictures[media] = known = resources.FileOf(media, "MediaFile") is { } bytes ? OfdPicture.Write(pdf, bytes) : null;
        return known;
    }

    public void Close()
    {
        foreach (var font in fonts.Values.Append(nameless)) font.Close();
    }
}
