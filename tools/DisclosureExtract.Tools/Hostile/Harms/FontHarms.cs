using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Fonts with ranges of thousands of millions of codes, or made of themselves.</summary>
static class FontHarms
{
    const string Info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";

    public static IEnumerable<Harm> All =>
    [
        .. Maps("unicode-range", "1 beginbfrange <00000000> <ffffffff> <0000> endbfrange"),
        .. Maps("unicode-range-2", "1 beginbfrange <0000> <ffff> [<0041>] endbfrange 1 beginbfrange <00> <7fffffff> <4e00> endbfrange"),
        .. Maps("unicode-many", "100000 beginbfrange " + Many.Of("<0000> <ffff> <4e00> ", 100_000) + " endbfrange"),
        .. Maps("unicode-turned", "1 beginbfrange <ffff> <0000> <0041> endbfrange 1 beginbfchar <0041> endbfchar"),
        .. Maps("unicode-long", "1 beginbfchar <0041> <" + new string('4', 2_000_000) + "> endbfchar"),
        .. Maps("unicode-open", "1 beginbfrange <0000> <ffff> [" + Many.Of("<0041> ", 100_000)),
        .. Maps("unicode-codes", "1 begincodespacerange <00> <ffffffffffffffffffffffffffffffff> endcodespacerange 1 begincodespacerange <> <> endcodespacerange"),
        .. Maps("cid-range", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidrange <00000000> <ffffffff> 0 endcidrange 1 begincidrange <0000> <ffff> -2147483648 endcidrange"),
        new("map-uses-itself", p => Composite(p.AddStream(13, "/Type /CMap /CMapName /X /UseCMap 13 0 R", "/X usecmap /UseCMap 13 0 R"), "/Encoding 13 0 R /ToUnicode 13 0 R", "")),
        new("map-uses-a-ring", p => Composite(p.AddStream(13, "/Type /CMap /CMapName /X /UseCMap 14 0 R", "/Y usecmap").AddStream(14, "/Type /CMap /CMapName /Y /UseCMap 13 0 R", "/X usecmap"), "/Encoding 13 0 R", "")),
        new("widths-range", p => Composite(p, "/Encoding /Identity-H", "/W [0 2147483647 500]")),
        new("widths-range-beyond", p => Composite(p, "/Encoding /Identity-H", "/W [0 99999999999 500 -5 7 3]")),
        new("widths-many-ranges", p => Composite(p, "/Encoding /Identity-H", $"/W [{Many.Of("0 65535 500 ", 20_000)}]")),
        new("widths-in-a-ring", p => Composite(p.Add(13, "[0 13 0 R 5 13 0 R]"), "/Encoding /Identity-H", "/W 13 0 R")),
        new("widths-vertical", p => Composite(p, "/Encoding /Identity-V", "/W2 [0 2147483647 -1000 500 880] /DW2 [1e300 -1e300]")),
        new("widths-deep", p => Composite(p, "/Encoding /Identity-H", $"/W [0 {Many.Of("[", 200)}{Many.Of("]", 200)}]")),
        new("width-usual-huge", p => Composite(p, "/Encoding /Identity-H", "/DW 1e300")),
        new("widths-negative-first", p => p.Font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar -2147483648 /LastChar 2147483647 /Widths [1 2 3] >>"),
        new("widths-million", p => p.Font = $"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 999999 /Widths [{Many.Of("500 ", 1_000_000)}] >>"),
        new("descendant-self", p => p.Font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>"),
        new("descendant-ring", p => p.Add(10, "<< /Type /Font /Subtype /Type0 /DescendantFonts [5 0 R] >>").Font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts 10 0 R >>"),
        new("descriptor-self", p => p.Add(10, "<< /Type /FontDescriptor /FontFile2 10 0 R /FontFile3 10 0 R /FontBBox 10 0 R /FontName 10 0 R >>").Font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 10 0 R >>"),
        new("encoding-self", p => p.Add(10, "<< /Type /Encoding /BaseEncoding 10 0 R /Differences 10 0 R >>").Font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /Encoding 10 0 R >>"),
        new("differences-huge", p => p.Font = $"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [-5 /a 2147483647 /b 99999999999 /c {Many.Of("/d ", 100_000)}] >> >>"),
        new("type3-self", p => p.AddStream(10, "", "9 0 d0 BT /F1 1 Tf (12) Tj ET").Font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 48 /LastChar 50 /Widths [9 9 9] /Encoding << /Differences [48 /a /b /c] >> /CharProcs << /a 10 0 R /b 10 0 R /c 10 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>"),
        new("type3-no-matrix", p => p.Font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] /FirstChar 48 /LastChar 50 /Widths [1e300 -1e300 0] /CharProcs << >> >>"),
        new("program-claims-tables", p => Program(p, "FontFile2", "/Length1 40", "\0\u0001\0\0\u00FF\u00FF\0\0\0\0\0\0glyf\0\0\0\0\u00FF\u00FF\u00FF\u00F0\u007F\u00FF\u00FF\u00FF")),
        new("program-compact-rubbish", p => Program(p, "FontFile3", "/Subtype /Type1C", "\u0001\0\u0004\u0004\u00FF\u00FF\u0004" + new string('\u00FF', 500))),
        new("program-type1-rubbish", p => Program(p, "FontFile", "/Length1 99999999 /Length2 2147483647 /Length3 -5", "%!PS-AdobeFont-1.0: X\n/Encoding 2147483647 array 0 1 2147483647 { 1 index exch /.notdef put } for dup 99999999999 /A put\neexec " + new string('0', 500))),
        new("glyph-table-self", p => Composite(p.AddStream(13, "/CIDToGIDMap 13 0 R", "x"), "/Encoding /Identity-H", "/CIDToGIDMap 13 0 R")),
    ];

    /// <summary>One map of codes, as that to characters of a simple and of a composite font, and as an encoding.</summary>
    static IEnumerable<Harm> Maps(string name, string map)
    {
        var text = $"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def {map} endcmap";
        yield return new Harm($"{name}-simple", p => p.AddStream(13, "", text).Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 13 0 R >>");
        yield return new Harm($"{name}-composite", p => Composite(p.AddStream(13, "", text), "/Encoding /Identity-H /ToUnicode 13 0 R", ""));
        yield return new Harm($"{name}-encoding", p => Composite(p.AddStream(13, "/Type /CMap /CMapName /X", text), "/Encoding 13 0 R", ""));
    }

    static void Composite(HostilePdf pdf, string entries, string descendant)
    {
        pdf.Font = $"<< /Type /Font /Subtype /Type0 /BaseFont /X {entries} /DescendantFonts [12 0 R] >>";
        pdf.Add(12, $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X {Info} {descendant} /FontDescriptor << /Type /FontDescriptor /FontName /X >> >>");
    }

    static void Program(HostilePdf pdf, string key, string entries, string data) =>
        pdf.AddStream(13, entries, data).Font = $"<< /Type /Font /Subtype {(key == "FontFile2" ? "/TrueType" : "/Type1")} /BaseFont /X /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /{key} 13 0 R >> >>";
}
