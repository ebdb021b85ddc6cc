using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Colour spaces, patterns and graphics states that are made of themselves.</summary>
static class ColourHarms
{
    const string Use = "/CS cs 0.5 sc /CS CS 0.5 SC ";

    const string Tint = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 1 1] >>";

    public static IEnumerable<Harm> All =>
    [
        new("colour-separation-self", p => Space(p, $"[/Separation /X 10 0 R {Tint}]")),
        new("colour-device-n-self", p => Space(p, $"[/DeviceN [/X] 10 0 R {Tint}]")),
        new("colour-device-n-attributes-self", p => Space(p, $"[/DeviceN [/X] /DeviceRGB {Tint} << /Subtype /NChannel /Process << /ColorSpace 10 0 R >> /Colorants << /X 10 0 R >> >>]")),
        new("colour-indexed-self", p => Space(p, "[/Indexed 10 0 R 255 (abc)]")),
        new("colour-pattern-self", p => Space(p, "[/Pattern 10 0 R]")),
        new("colour-icc-self", p => Space(p.AddStream(11, "/N 3 /Alternate 10 0 R", "x"), "[/ICCBased 11 0 R]")),
        new("colour-icc-alternate-itself", p => Space(p.AddStream(11, "/N 3 /Alternate [/ICCBased 11 0 R]", "x"), "[/ICCBased 11 0 R]")),
        new("colour-icc-parts", p => Space(p.AddStream(11, "/N 2147483647 /Range [0 1]", "x"), "[/ICCBased 11 0 R]")),
        new("colour-ring-of-two", p => Space(p.Add(11, $"[/Separation /Y 10 0 R {Tint}]"), $"[/Separation /X 11 0 R {Tint}]")),
        new("colour-mixed-ring", p => Space(p.Add(11, "[/Indexed 12 0 R 255 (abc)]").Add(12, "[/Pattern 10 0 R]"), $"[/DeviceN [/A /B] 11 0 R {Tint}]")),
        new("colour-deep", p => Space(p, $"{Many.Of("[/Pattern ", 5000)}/DeviceRGB{Many.Of("]", 5000)}")),
        new("colour-deep-references", p =>
        {
            for (var i = 2000; i < 22_000; i++) p.Add(i, $"[/Separation /X {i + 1} 0 R {Tint}]");
            Space(p.Add(22_000, "/DeviceRGB"), "2000 0 R");
        }),
        new("colour-name-of-itself", p =>
        {
            p.Resources = "/ColorSpace << /CS /CS /DefaultRGB /CS2 /CS2 /DefaultRGB >>";
            p.Content = Use + "/CS2 cs 0 0 0 rg " + p.Content;
        }),
        new("colour-default-self", p =>
        {
            p.Add(10, $"[/Separation /X /DeviceRGB {Tint}]").Resources = "/ColorSpace << /DefaultRGB 10 0 R /DefaultGray [/DefaultGray] /CS 10 0 R >>";
            p.Content = Use + p.Content;
        }),
        new("colour-indexed-huge", p => Space(p, "[/Indexed /DeviceRGB 2147483647 <00>]")),
        new("colour-indexed-negative", p => Space(p, "[/Indexed /DeviceRGB -1 <00>]")),
        new("colour-device-n-many", p => Space(p, $"[/DeviceN [{Many.Of("/X ", 20_000)}] /DeviceRGB {Tint}]")),
        new("colour-lab-no-numbers", p => Space(p, "[/Lab << /WhitePoint [/a 0 1e300] /Range [1 0 1e300 -1e300] >>]")),
        new("colour-name-only", p => Space(p, "[/Separation]")),
        new("pattern-paints-itself", p =>
        {
            p.AddStream(10, "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1e-9 /YStep 1e-9 /Resources << /Pattern << /P 10 0 R >> >>", "/Pattern cs /P scn 0 0 1 1 re f");
            p.Resources = "/Pattern << /P 10 0 R >>";
            p.Content = "/Pattern cs /P scn 0 0 500 500 re f " + p.Content;
        }),
        new("shading-self", p =>
        {
            p.Add(10, "<< /PatternType 2 /Shading 11 0 R >>").Add(11, "<< /ShadingType 2 /ColorSpace [/Pattern 12 0 R] /Function 13 0 R /Coords [0 0 1 1] >>")
                .Add(12, "[/Pattern 12 0 R]").Add(13, "[13 0 R 13 0 R]");
            p.Resources = "/Pattern << /P 10 0 R >> /Shading << /S 11 0 R >>";
            p.Content = "/Pattern cs /P scn 0 0 500 500 re f /S sh " + p.Content;
        }),
        new("shading-mesh-huge", p =>
        {
            p.AddStream(10, "/ShadingType 7 /ColorSpace /DeviceRGB /BitsPerCoordinate 2147483647 /BitsPerComponent -5 /BitsPerFlag 99 /Decode [0 1]", "x");
            p.Resources = "/Shading << /S 10 0 R >>";
            p.Content = "/S sh " + p.Content;
        }),
        new("state-self", p => State(p, "<< /SMask << /S /Luminosity /G 11 0 R /TR 10 0 R >> /TR 10 0 R /BG 10 0 R /HT 10 0 R /Font [10 0 R 9] >>")),
        new("state-mask-draws-itself", p => State(p, "<< /SMask << /S /Alpha /G 11 0 R >> >>")),
        new("state-font-ring", p => State(p.Add(12, "<< /Type /Font /Subtype /Type0 /DescendantFonts [12 0 R] /Encoding /Identity-H >>"), "<< /Font [12 0 R 1e300] /D [[0 -1 1e300] 5] /LW -1e300 >>")),
        new("state-dashes", p => State(p, $"<< /D [[{Many.Of("1 ", 200_000)}] 0] >>")),
        new("group-self", p =>
        {
            p.Add(10, "<< /S /Transparency /CS 11 0 R >>").Add(11, $"[/Separation /X 11 0 R {Tint}]").Page += " /Group 10 0 R";
            p.Add(12, "<< /G 12 0 R >>").Catalog = "/OutputIntents [12 0 R]";
        }),
    ];

    static void Space(HostilePdf pdf, string space)
    {
        pdf.Add(10, space).Resources = "/ColorSpace << /CS 10 0 R >>";
        pdf.Content = Use + pdf.Content;
    }

    static void State(HostilePdf pdf, string state)
    {
        pdf.Add(10, state).AddStream(11, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> /Resources << /ExtGState << /G 10 0 R >> >>", "/G gs 0 0 9 9 re f");
        pdf.Resources = "/ExtGState << /G 10 0 R >> /XObject << /X 11 0 R >>";
        pdf.Content = "/G gs /X Do " + pdf.Content;
    }
}
