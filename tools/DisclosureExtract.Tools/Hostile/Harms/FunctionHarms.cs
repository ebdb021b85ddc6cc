using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Functions that contain themselves, or stand for more samples than there is memory.</summary>
static class FunctionHarms
{
    public static IEnumerable<Harm> All =>
    [
        new("function-self", p => Use(p, "<< /FunctionType 3 /Domain [0 1] /Functions [10 0 R] /Bounds [] /Encode [0 1] >>")),
        new("function-ring-of-two", p => Use(p.Add(11, "<< /FunctionType 3 /Domain [0 1] /Functions [10 0 R 10 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"), "<< /FunctionType 3 /Domain [0 1] /Functions [11 0 R] /Bounds [] /Encode [0 1] >>")),
        new("function-doubling", p =>
        {
            for (var i = 11; i < 60; i++) p.Add(i, $"<< /FunctionType 3 /Domain [0 1] /Functions [{i + 1} 0 R {i + 1} 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>");
            Use(p.Add(60, "<< /FunctionType 2 /Domain [0 1] /N 1 >>"), "<< /FunctionType 3 /Domain [0 1] /Functions [11 0 R] /Bounds [] /Encode [0 1] >>");
        }),
        new("function-deep", p =>
        {
            for (var i = 2000; i < 22_000; i++) p.Add(i, $"<< /FunctionType 3 /Domain [0 1] /Functions [{i + 1} 0 R] /Bounds [] /Encode [0 1] >>");
            Use(p.Add(22_000, "<< /FunctionType 2 /Domain [0 1] /N 1 >>"), "<< /FunctionType 3 /Domain [0 1] /Functions [2000 0 R] /Bounds [] /Encode [0 1] >>");
        }),
        new("function-array-self", p => Use(p, "[10 0 R]")),
        new("function-many", p => Use(p, $"<< /FunctionType 3 /Domain [0 1] /Functions [{Many.Of("11 0 R ", 50_000)}] /Bounds [{Many.Of("0.5 ", 49_999)}] /Encode [{Many.Of("0 1 ", 50_000)}] >>", p.Add(11, "<< /FunctionType 2 /Domain [0 1] /N 1 >>"))),
        new("function-bounds-missing", p => Use(p, "<< /FunctionType 3 /Domain [0 1] /Functions [11 0 R 11 0 R 11 0 R] /Bounds [] /Encode [] >>", p.Add(11, "<< /FunctionType 2 /Domain [0 1] /N 1e300 >>"))),
        new("function-samples-huge", p => UseStream(p, "/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [2147483647] /BitsPerSample 32", "x")),
        new("function-samples-dimensions", p => UseStream(p, $"/FunctionType 0 /Domain [{Many.Of("0 1 ", 32)}] /Range [0 1 0 1 0 1] /Size [{Many.Of("255 ", 32)}] /BitsPerSample 8", "x")),
        new("function-samples-negative", p => UseStream(p, "/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [-5] /BitsPerSample -8", "x")),
        new("function-program-deep", p => UseStream(p, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", Many.Of("{ ", 100_000) + Many.Of("} ", 100_000))),
        new("function-program-open", p => UseStream(p, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", Many.Of("{ ", 100_000))),
        new("function-program-stack", p => UseStream(p, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{ " + Many.Of("dup 1000000 copy ", 20_000) + " }")),
        new("function-program-empty", p => UseStream(p, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{ pop pop pop 0 div 0 0 idiv -5 roll }")),
        new("function-type-unknown", p => Use(p, "<< /FunctionType 99 /Domain [0 1] >>")),
        new("function-no-domain", p => Use(p, "<< /FunctionType 2 >>")),
    ];

    static void Use(HostilePdf pdf, string function, HostilePdf? _ = null)
    {
        pdf.Add(10, function);
        Paint(pdf);
    }

    static void UseStream(HostilePdf pdf, string entries, string data)
    {
        pdf.AddStream(10, entries, data);
        Paint(pdf);
    }

    static void Paint(HostilePdf pdf)
    {
        pdf.Resources = "/ColorSpace << /CS [/Separation /X /DeviceRGB 10 0 R] >> /Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function 10 0 R >> >> /ExtGState << /G << /TR 10 0 R /BG 10 0 R >> >>";
        pdf.Content = "/G gs /CS cs 0.5 sc /CS CS 0.5 SC /S sh " + pdf.Content;
    }
}
