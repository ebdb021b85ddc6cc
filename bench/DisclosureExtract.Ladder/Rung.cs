namespace DisclosureExtract.Ladder;

/// <summary>One way of spoiling a page. All randomness comes from seeds made of document, page and rung.</summary>
/// <param name="Name">As printed in the table.</param>
/// <param name="Dpi">Resolution the page is rasterised at.</param>
/// <param name="Skew">Degrees clockwise.</param>
/// <param name="Blur">Sigma of a Gaussian, pixels.</param>
/// <param name="Noise">Sigma of additive noise, grey levels.</param>
/// <param name="Jpeg">Quality.</param>
/// <param name="Watermark">Tiled slanted grey text over the page.</param>
/// <param name="Seals">Red seals over amounts.</param>
sealed record Rung(string Name, int Dpi, double Skew, float Blur, double Noise, int Jpeg, bool Watermark, bool Seals)
{
    public static IReadOnlyList<Rung> All { get; } =
    [
        new("300 clean", 300, 0, 0, 0, 92, false, false),
        new("200 clean", 200, 0, 0, 0, 90, false, false),
        new("200 scan", 200, 0.8, 0.7f, 6, 55, false, false),
        new("200 marked", 200, 0.8, 0.7f, 6, 55, true, true),
        new("150 harsh", 150, 0.8, 0.7f, 8, 40, true, false),
    ];

    public string Key => Name.Replace(' ', '-');
}
