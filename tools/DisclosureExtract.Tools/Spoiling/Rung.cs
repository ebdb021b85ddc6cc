namespace DisclosureExtract.Tools.Spoiling;

/// <summary>What else befalls a page, drawn by lot: for each page otherwise.</summary>
[Flags]
enum Mishaps
{
    None = 0,

    /// <summary>Laid askew by up to 1.5°.</summary>
    Skew = 1,

    /// <summary>A watermark, grey or of a pale colour, tiled or once and large, at any slant.</summary>
    Watermark = 2,

    /// <summary>
    /// Seals, red or blue, round, oval, square or long, over amounts, totals or cut by the edge of the page.
    /// </summary>
    Seals = 4,

    /// <summary>A fold across or down.</summary>
    Fold = 8,

    /// <summary>Light that falls off, with the shadow of a book's spine.</summary>
    Light = 16,

    /// <summary>Taken at a slant: corners moved by up to six thousandths of the page.</summary>
    Bent = 32,

    /// <summary>Black strips at the edges, where the lid was open.</summary>
    Edges = 64,

    /// <summary>Pale print on grey paper.</summary>
    Faint = 128,

    /// <summary>One bit a pixel, with specks: fax and copier.</summary>
    Bilevel = 256,

    /// <summary>Lines of dust on the glass of a feeder, from edge to edge.</summary>
    Streaks = 512,

    /// <summary>Stretches of rulings lost, and some rulings whole.</summary>
    LostLines = 1024,

    /// <summary>A dark grey watermark.</summary>
    DarkMark = 2048,

    /// <summary>Framed stamps in blue and red over amounts.</summary>
    Stamps = 4096,

    /// <summary>Ticks and strikes of a pen, and a highlighter.</summary>
    Pen = 8192,

    /// <summary>Laid askew by up to 12°.</summary>
    Tilt = 16384,

    /// <summary>Photographed at a slant: corners moved by up to three hundredths of the page.</summary>
    Keystone = 32768,

    /// <summary>The back of the sheet shows through.</summary>
    Bleed = 65536,

    /// <summary>Too much or too little light: thin strokes fade, or run together.</summary>
    Exposure = 131072,

    /// <summary>One bit a pixel, greys strewn as dots; with <see cref="Bilevel"/>.</summary>
    Dither = 262144,
}

/// <summary>One way of spoiling a page. All randomness comes from seeds made of document, page and rung.</summary>
/// <param name="Name">As printed in the table.</param>
/// <param name="Dpi">Resolution the page is rasterised at.</param>
/// <param name="Skew">Degrees clockwise.</param>
/// <param name="Blur">Sigma of a Gaussian, pixels.</param>
/// <param name="Noise">Sigma of additive noise, grey levels.</param>
/// <param name="Jpeg">Quality.</param>
/// <param name="Watermark">Tiled slanted grey text over the page.</param>
/// <param name="Seals">Red seals over amounts.</param>
/// <param name="Mishaps">What is drawn by lot beside that.</param>
/// <param name="Claim">Times the size of the page that the file says it has.</param>
sealed record Rung(
    string Name,
    int Dpi,
    double Skew,
    float Blur,
    double Noise,
    int Jpeg,
    bool Watermark = false,
    bool Seals = false,
    Mishaps Mishaps = Mishaps.None,
    double Claim = 1)
{
    const Mishaps Copier = Mishaps.Skew | Mishaps.Bilevel | Mishaps.Edges;

    public static IReadOnlyList<Rung> All { get; } =
    [
        new("300 clean", 300, 0, 0, 0, 92),
        new("200 clean", 200, 0, 0, 0, 90),
        new("200 scan", 200, 0.8, 0.7f, 6, 55),
        new("200 marked", 200, 0.8, 0.7f, 6, 55, Watermark: true, Seals: true),
        new("150 harsh", 150, 0.8, 0.7f, 8, 40, Watermark: true),
    ];

    /// <summary>Run where they are asked for by name.</summary>
    public static IReadOnlyList<Rung> Extra { get; } =
    [
        new("300 bilevel", 300, 0, 0.8f, 10, 0, Mishaps: Copier),
        new("200 bilevel", 200, 0, 0.6f, 10, 0, Mishaps: Copier),
        new("200 copied", 200, 0, 0.6f, 10, 0, Mishaps: Copier | Mishaps.Seals | Mishaps.Fold),
        new("200 stamped", 200, 0, 0.6f, 5, 65, Mishaps: Mishaps.Skew | Mishaps.Watermark | Mishaps.Seals),
        new("200 photo", 200, 0, 0.7f, 5, 65,
            Mishaps: Mishaps.Skew | Mishaps.Bent | Mishaps.Light | Mishaps.Fold | Mishaps.Edges),
        new("200 faint", 200, 0, 0.7f, 5, 60, Mishaps: Mishaps.Skew | Mishaps.Faint | Mishaps.Fold),
        new("200 streaked", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.Streaks),
        new("200 broken", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.LostLines),
        new("200 darkmark", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.DarkMark | Mishaps.Skew),
        new("200 officestamps", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.Stamps | Mishaps.Skew),
        new("200 pen", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.Pen | Mishaps.Skew),
        new("200 tilted", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.Tilt),
        new("200 keystone", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.Keystone),
        new("200 bled", 200, 0, 0.5f, 4, 70, Mishaps: Mishaps.Bleed | Mishaps.Skew),
        new("200 exposed", 200, 0, 0.6f, 5, 60, Mishaps: Mishaps.Exposure | Mishaps.Skew),
        new("200 dithered", 200, 0, 0.4f, 6, 0, Mishaps: Mishaps.Bilevel | Mishaps.Dither),
        new("200 claim", 200, 0.4, 0.5f, 4, 70, Claim: 200.0 / 72),
        new("300 claim", 300, 0.4, 0.5f, 4, 70, Claim: 0.5),
        new("100 scan", 100, 0.5, 0.4f, 4, 75),
    ];

    /// <summary>
    /// For measurements of single cells: what a scanner does to a page that lies straight, at any resolution.
    /// </summary>
    public static IReadOnlyList<Rung> ForCells { get; } =
    [
        new("clean", 0, 0, 0, 0, 0),
        new("blur", 0, 0, 0.8f, 0, 0),
        new("jpeg", 0, 0, 0, 0, 55),
        new("scan", 0, 0, 0.7f, 8, 55),
        new("harsh", 0, 0, 0.9f, 12, 40),
    ];

    public string Key => Name.Replace(' ', '-');

    public bool IsBilevel => Mishaps.HasFlag(Mishaps.Bilevel);

    /// <summary>
    /// Whether pages bear a watermark, and seals; on one bit a pixel seals are black and nothing tells them.
    /// </summary>
    public bool HasWatermark => Watermark || Mishaps.HasFlag(Mishaps.Watermark);

    public bool HasSeals => Seals || Mishaps.HasFlag(Mishaps.Seals) && !IsBilevel;

    /// <summary>Seeds are made from names, so that a page comes out the same whatever else is made.</summary>
    /// <param name="shift">0, or another number for other accidents of the same kind.</param>
    public int Seed(string document, int page, int shift) =>
        document.Aggregate(17, (s, c) => unchecked(s * 31 + c)) + 1000 * page + Name.Sum(c => c) + 7919 * shift;
}
