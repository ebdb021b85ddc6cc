namespace DisclosureExtract.Engines.Pdf;

/// <summary>The outline of a glyph as far as it tells digits apart: the holes in it, and where ink is at some heights.</summary>
/// <param name="Holes">How many.</param>
/// <param name="Middle">Where the largest lies in the height of the glyph, 0 at its foot.</param>
/// <param name="Height">The height of the largest, as a part of that of the glyph.</param>
/// <param name="Corners">Points of the largest, where it has no curves; 0 where it has.</param>
readonly record struct GlyphShape(int Holes, double Middle, double Height, int Corners)
{
    /// <summary>No curve has fewer points.</summary>
    const int FewestOfCurve = 6;

    const string Digits = "0123456789";

    /// <summary>Heights of the glyph: by which stacked holes may overlap; paper between two characters; the widest digit.</summary>
    const double Overlap = 0.15, Gap = 0.02, Widest = 1.3;

    /// <summary>Ink at the head, the foot, and in the upper and lower half.</summary>
    Ink Head { get; init; }

    Ink Foot { get; init; }

    Ink Upper { get; init; }

    Ink Half { get; init; }

    /// <summary>The widest stretch of ink below the middle, as a part of the width: a 4 has a bar there.</summary>
    double Bar { get; init; }

    Ink Lower { get; init; }

    /// <summary>The holes lie one above the other, as those of an 8 do; those of a slashed zero lie side by side.</summary>
    bool IsStacked { get; init; }

    /// <summary>More than one digit: parts side by side with paper between them, or wider than any digit.</summary>
    bool IsSeveral { get; init; }

    /// <summary>
    /// Whether the outline can be that of a digit. Told with margins that text faces keep.
    /// </summary>
    public bool CanBe(char digit) => !IsSeveral && digit switch
    {
        '1' => IsUpright,
        '2' => Holes == 0 && !IsStem && Foot.Wide > 0.4 && Upper.Right - Lower.Left > 0.25 && Upper.Right - Lower.Right > 0.02 && Upper.RightShare > 0.6,
        '3' => Holes == 0 && !IsStem && Upper.RightShare > 0.6 && Lower.RightShare > 0.7 && Upper.LastLeftShare > 0.35 && Lower.LastLeftShare > 0.4,
        '5' => Holes == 0 && !IsStem && Upper.LeftShare < 0.4 && Upper.RightShare < 0.75 && Lower.RightShare > 0.7,
        '7' => Holes == 0 && !IsStem && Head.Wide > 0.38 && Foot.Wide < 0.45 && Upper.Right - Lower.Right > 0.06,
        '8' => Holes == 2 && IsStacked,
        '6' => Holes == 1 && Middle < 0.5 && Height < 0.6,
        '9' => Holes == 1 && Middle > 0.5 && Height < 0.6 && Corners is not 3 && Bar < 0.85,
        '0' => Holes >= 1 && (Holes > 1 ? !IsStacked : (Height > 0.5 && Corners is not 3 && Middle is > 0.42 and < 0.58)),
        '4' => Holes == 0 ? !IsStem && Bar > 0.7 : Holes == 1 && Middle > 0.4 && Height < 0.65 && Bar > 0.7,
        _ => true,
    };

    /// <summary>The one digit the outline can be; null where it can be several, or none.</summary>
    public char? Only()
    {
        char? found = null;
        foreach (var digit in Digits)
        {
            if (!CanBe(digit)) continue;
            if (found is not null) return null;
            found = digit;
        }
        return found;
    }

    /// <summary>One stroke from foot to head.</summary>
    bool IsUpright => Holes == 0 && Head.Wide < 0.47 && Half.Wide < 0.42 && Lower.Wide < 0.42 && Math.Abs(Upper.Right - Lower.Right) < 0.16
        && Math.Abs(Upper.LastLeft - Half.LastLeft) < 0.12 && Math.Abs(Half.LastLeft - Lower.LastLeft) < 0.12;

    /// <summary>That, and no bar at the head alone, as a steep 7 has.</summary>
    bool IsStem => IsUpright && (Head.Wide < 0.3 || Foot.Wide > 0.8 * Head.Wide);

    /// <summary>A hole runs the other way round than the outline it lies in, which is the largest.</summary>
    public static GlyphShape Of(GlyphOutline outline)
    {
        var parts = outline.Contours().Select(c => (Area: AreaOf(outline, c.From, c.To), c.From, c.To)).ToList();
        if (parts.Count == 0 || outline.Height <= 0) return default;
        var outer = parts.MaxBy(p => Math.Abs(p.Area)).Area;
        var holes = parts.Where(p => p.Area * outer < 0).ToList();
        var isSeveral = AreSeveral(outline, [.. parts.Where(p => p.Area * outer > 0).Select(p => (p.From, p.To))]);
        if (holes.Count == 0)
            return new(0, 0, 0, 0)
            {
                Bar = BarOf(outline), Head = Ink.At(outline, 0.96), Foot = Ink.At(outline, 0.04), Upper = Ink.At(outline, 0.7), Half = Ink.At(outline, 0.5), Lower = Ink.At(outline, 0.3),
                IsSeveral = isSeveral,
            };
        var (_, from, to) = holes.MaxBy(p => Math.Abs(p.Area));
        var (low, high) = HeightsOf(outline, from, to);
        return new(
            holes.Count, ((low + high) / 2 - outline.Foot) / outline.Height, (high - low) / outline.Height,
            to - from < FewestOfCurve ? to - from : 0) { Bar = BarOf(outline), IsStacked = AreStacked(), IsSeveral = isSeveral };

        bool AreStacked()
        {
            if (holes.Count != 2) return false;
            var (a, b) = (HeightsOf(outline, holes[0].From, holes[0].To), HeightsOf(outline, holes[1].From, holes[1].To));
            return Math.Min(a.High, b.High) - Math.Max(a.Low, b.Low) < Overlap * outline.Height;
        }
    }

    static (double Low, double High) HeightsOf(GlyphOutline outline, int from, int to)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var i = from; i < to; i++) (low, high) = (Math.Min(low, outline.At(i).Y), Math.Max(high, outline.At(i).Y));
        return (low, high);
    }

    static bool AreSeveral(GlyphOutline outline, List<(int From, int To)> parts)
    {
        if (outline.Right - outline.Left > Widest * outline.Height) return true;
        if (parts.Count < 2) return false;
        var stretches = parts.ConvertAll(p => (Left: Enumerable.Range(p.From, p.To - p.From).Min(i => outline.At(i).X), Right: Enumerable.Range(p.From, p.To - p.From).Max(i => outline.At(i).X)));
        stretches.Sort();
        var right = stretches[0].Right;
        foreach (var stretch in stretches)
        {
            if (stretch.Left - right > Gap * outline.Height) return true;
            right = Math.Max(right, stretch.Right);
        }
        return false;
    }

    static double BarOf(GlyphOutline outline)
    {
        var widest = 0.0;
        for (var height = 0.16; height < 0.36; height += 0.02)
            foreach (var (left, right) in outline.Spans(height)) widest = Math.Max(widest, right - left);
        return widest / (outline.Right - outline.Left);
    }

    static double AreaOf(GlyphOutline outline, int from, int to)
    {
        double area = 0;
        for (int i = from, before = to - 1; i < to; before = i++)
            area += outline.At(before).X * outline.At(i).Y - outline.At(i).X * outline.At(before).Y;
        return area;
    }

    /// <summary>Ink at one height, in heights of the glyph from its left edge; shares are of its width.</summary>
    public readonly record struct Ink(double Left, double Right, double LastLeft, double Width)
    {
        public double Wide => Right - Left;

        public double LeftShare => Left / Width;

        public double RightShare => Right / Width;

        /// <summary>Where the last stretch of ink begins.</summary>
        public double LastLeftShare => LastLeft / Width;

        public static Ink At(GlyphOutline outline, double height)
        {
            var spans = outline.Spans(height);
            if (spans.Count == 0) return default;
            double X(double x) => (x - outline.Left) / outline.Height;
            return new(X(spans[0].Left), X(spans[^1].Right), X(spans[^1].Left), (outline.Right - outline.Left) / outline.Height);
        }
    }
}
