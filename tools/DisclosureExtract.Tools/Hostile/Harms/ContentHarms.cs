using System.Globalization;
using System.Text;
using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Content of pages that does not end in time.</summary>
static class ContentHarms
{
    public static IEnumerable<Harm> All =>
    [
        Content("clip-boxes", Boxes(50_000) + "W n"),
        Content("clip-boxes-repeated", Many.Of(Boxes(500) + "W n ", 100)),
        Content("clip-each", string.Concat(Enumerable.Range(0, 50_000).Select(i => N($"{i % 500} {i / 500} 90 90 re W n ")))),
        Content("clip-curves", Many.Of("0 0 m 1 2 3 4 5 6 c h W* n ", 50_000)),
        Content("clip-text", Many.Of("BT 7 Tr /F1 9 Tf (1234567890) Tj ET ", 20_000)),
        Content("path-unpainted", Boxes(300_000)),
        Content("path-curve", "0 0 m " + Many.Of("1 2 3 4 5 6 c ", 300_000) + "S"),
        Content("path-no-numbers", "1e400 -1e400 m 1e308 1e308 l 0 0 1e308 1e308 re S /a (b) m h f"),
        Content("white-boxes", "1 g " + string.Concat(Enumerable.Range(0, 50_000).Select(i => N($"{i % 300} {i / 300} 50 50 re f ")))),
        Content("dark-boxes", "0 g " + string.Concat(Enumerable.Range(0, 50_000).Select(i => N($"{i % 300} {i / 300} 50 50 re f "))) + "1 g " + Many.Of("BT /F1 9 Tf 50 50 Td (12) Tj ET ", 5000)),
        Content("lines-crossing", string.Concat(Enumerable.Range(0, 3000).Select(i => N($"0 {i * 0.28:0.00} m 595 {i * 0.28:0.00} l S {i * 0.2:0.00} 0 m {i * 0.2:0.00} 842 l S ")))),
        Content("glyphs-on-one-point", "BT /F1 9 Tf 50 700 Td " + Many.Of("(9) Tj 0 0 Td ", 100_000) + "ET"),
        Content("glyphs-tiny", "BT /F1 0.00001 Tf 50 700 Td " + Many.Of("(1234567890) Tj ", 20_000) + "ET"),
        Content("glyphs-huge", "BT /F1 1e30 Tf 1e30 0 0 1e30 0 0 Tm (12) Tj ET"),
        Content("glyphs-turned", "BT /F1 9 Tf " + string.Concat(Enumerable.Range(0, 20_000).Select(i => N($"{Math.Cos(i):0.000} {Math.Sin(i):0.000} {-Math.Sin(i):0.000} {Math.Cos(i):0.000} {i % 500} {i / 30} Tm (7) Tj "))) + "ET"),
        Content("glyphs-without-font", "BT 5 0 Td (123) Tj /No 9 Tf (456) Tj ET"),
        Content("kerning", "BT /F1 9 Tf 50 700 Td [" + Many.Of("(1) -1e300 ", 50_000) + "] TJ ET"),
        Content("operands", Many.Of("1 ", 1_000_000) + "m"),
        Content("operators-unknown", Many.Of("xyz ", 200_000)),
        Content("saves", Many.Of("q ", 200_000)),
        Content("restores", Many.Of("Q ", 200_000)),
        Content("texts-inside-texts", Many.Of("BT ", 100_000) + Many.Of("ET ", 100_000)),
        Content("marks", Many.Of("/A << /B [ /C << >> ] >> BDC ", 50_000)),
        Content("mark-deep", "/A " + Many.Of("<< /B [", 50_000)),
        Content("array-deep", "BT " + Many.Of("[", 500_000) + " TJ ET"),
        Content("string-open", "BT (" + Many.Of("(", 500_000)),
        Content("hex-open", "BT <" + new string('4', 1_000_000)),
        Content("name-long", "/" + new string('a', 1_000_000) + " gs /" + Many.Of("#", 100_000) + " Do"),
        Content("number-long", new string('9', 500_000) + " 0 m " + new string('-', 50_000) + "5 w 0." + new string('0', 500_000) + "1 w"),
        Content("inline-image", "BI /W 2147483647 /H 2147483647 /BPC 16 /CS /CMYK /F [/Fl /Fl] ID xxxx"),
        Content("inline-images", Many.Of("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI ", 20_000)),
        Content("inline-image-deep", "BI /D " + Many.Of("[", 100_000) + " ID x EI"),
        Content("dashes", "[" + Many.Of("1 ", 200_000) + "] 0 d 0 0 m 500 500 l S"),
        Content("matrices", Many.Of("1e10 0 0 1e10 0 0 cm ", 10_000) + "BT /F1 9 Tf (5) Tj ET"),
        Content("colours", Many.Of("/No cs 1 2 3 4 5 6 7 8 9 /P scn /No CS 1 SCN /S sh ", 10_000)),
        Content("states-unknown", Many.Of("/No gs /No Do ", 50_000)),
        new("contents-many", p => p.Page += $" /Contents [{Many.Of("4 0 R ", 20_000)}]"),
        new("contents-array-self", p => p.Add(4, "[4 0 R 4 0 R]")),
        new("contents-arrays-doubling", p =>
        {
            for (var i = 10; i < 60; i++) p.Add(i, $"[{i + 1} 0 R {i + 1} 0 R]");
            p.AddStream(60, "", "BT ET").Add(4, "10 0 R");
        }),
        new("information-huge", p => p.Trailer = $"/Info << /Producer ({new string('x', 5_000_000)}) /Title 5 0 R /CreationDate [ ] >>"),
        new("nesting-arrays", p => p.Catalog = "/X " + Many.Of("[", 100_000) + Many.Of("]", 100_000)),
        new("nesting-dictionaries", p => p.Catalog = "/X " + Many.Of("<< /A ", 50_000) + "1 " + Many.Of(">> ", 50_000)),
    ];

    static Harm Content(string name, string content) => new($"content-{name}", p => p.Content = $"{content} {p.Content}");

    static string Boxes(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"{i % 500} {i / 500} 9 9 re ");
        return text.ToString();
    }

    static string N(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
