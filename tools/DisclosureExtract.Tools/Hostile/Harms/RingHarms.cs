using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>References that lead to each other, wherever a reader follows them.</summary>
static class RingHarms
{
    public static IEnumerable<Harm> All =>
    [
        new("ring-kids-1", p => Ring(p, 1).Kids = "10 0 R"),
        new("ring-kids-2", p => Ring(p, 2).Kids = "10 0 R"),
        new("ring-kids-50", p => Ring(p, 50).Kids = "10 0 R"),
        new("ring-kid", p => Ring(p, 2).Kids = "[10 0 R]"),
        new("ring-count", p => Ring(p, 2).Count = "10 0 R"),
        new("ring-length", p => Ring(p, 2).ContentLength = "10 0 R"),
        new("ring-contents", p => Ring(p, 2).Page += " /Rotate 10 0 R"),
        new("ring-resources", p => Ring(p, 2).Resources = "/XObject 10 0 R"),
        new("ring-font", p => Ring(p, 3).Font = "10 0 R"),
        new("ring-font-name", p => Ring(p, 3).Font = "<< /Type /Font /Subtype /Type1 /BaseFont 10 0 R >>"),
        new("ring-box", p => Ring(p, 2).Page = "/MediaBox [0 0 10 0 R 842]"),
        new("ring-info", p => Ring(p, 2).Trailer = "/Info 10 0 R"),
        new("ring-encrypt", p => Ring(p, 2).Trailer = "/Encrypt 10 0 R"),
        new("ring-identifier", p => Ring(p, 2).Trailer = "/ID 10 0 R"),
        new("ring-names", p => Ring(p, 2).Catalog = "/Names 10 0 R /Dests 11 0 R"),
        new("ring-filter", p => Ring(p, 2).ContentEntries = "/Filter 10 0 R /DecodeParms 11 0 R"),
        new("ring-filter-item", p => Ring(p, 2).ContentEntries = "/Filter [10 0 R]"),
        new("array-holds-itself", p => p.Add(10, "[10 0 R 10 0 R]").Page += " /Annots 10 0 R"),
        new("dictionary-holds-itself", p => p.Add(10, "<< /A 10 0 R /Font 10 0 R /XObject 10 0 R /ColorSpace 10 0 R >>").Page += " /Resources 10 0 R"),
        new("chain-20000", p =>
        {
            for (var i = 2000; i < 22_000; i++) p.Add(i, $"{i + 1} 0 R");
            p.Add(22_000, "[3 0 R]").Kids = "2000 0 R";
        }),
    ];

    static HostilePdf Ring(HostilePdf pdf, int length)
    {
        for (var i = 0; i < length; i++) pdf.Add(10 + i, $"{10 + (i + 1) % length} 0 R");
        return pdf.Add(10 + length, "10 0 R");
    }
}
