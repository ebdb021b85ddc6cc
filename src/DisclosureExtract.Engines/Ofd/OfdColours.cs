using System.Globalization;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>A colour as parts of red, green and blue, 0 to 1, and how strongly it is laid on.</summary>
sealed record OfdColour(double Red, double Green, double Blue, double Alpha)
{
    public static OfdColour Black { get; } = new(0, 0, 0, 1);

    /// <summary>A colour that changes over what is filled with it: neither paper nor ink.</summary>
    static OfdColour Mixed { get; } = new(0.75, 0.75, 0.75, 1);

    /// <param name="colour">FillColor or StrokeColor.</param>
    public static OfdColour Of(OfdElement colour, OfdResources resources)
    {
        var alpha = (OfdNumbers.Of(colour["Alpha"]) ?? 255) / 255;
        if (colour.Child("AxialShd") is { } axial) return OfFirst(axial, resources) with { Alpha = alpha };
        if (colour.Child("RadialShd") is { } radial) return OfFirst(radial, resources) with { Alpha = alpha };
        if (colour.Children.Any(c => c.Name is "Pattern" or "GouraudShd" or "LaGourandShd")) return Mixed with { Alpha = alpha };
        var space = resources.Space(colour["ColorSpace"]);
        var value = colour["Value"];
        if (string.IsNullOrWhiteSpace(value) && OfdNumbers.Of(colour["Index"]) is { } index)
            value = space?.Within("CV").ElementAtOrDefault((int)Math.Clamp(index, 0, 1 << 16))?.Text;
        var most = Math.Pow(2, Math.Clamp(OfdNumbers.Of(space?["BitsPerComponent"]) ?? 8, 1, 16)) - 1;
        var parts = Parts(value).ConvertAll(p => Math.Clamp(p / most, 0, 1));
        return parts switch
        {
            [var gray] => new(gray, gray, gray, alpha),
            [var c, var m, var y, var k] => new((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k), alpha),
            [var r, var g, var b, ..] => new(r, g, b, alpha),
            _ => Black with { Alpha = alpha },
        };
    }

    static OfdColour OfFirst(OfdElement shading, OfdResources resources) =>
        shading.Within("Color").FirstOrDefault() is { } first && !first.Children.Any() ? Of(first, resources) : Mixed;

    /// <summary>Decimal, or hexadecimal after a #.</summary>
    static List<double> Parts(string? value)
    {
        var parts = new List<double>();
        foreach (var part in (value ?? "").Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith('#') && int.TryParse(part.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex)) parts.Add(hex);
            else if (OfdNumbers.Of(part) is { } number) parts.Add(number);
            else break;
        }
        return parts;
    }
}
