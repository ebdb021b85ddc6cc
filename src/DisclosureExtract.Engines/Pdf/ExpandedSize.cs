namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// How large something becomes where each reference in it is followed anew, as a reader does that keeps no note of where
/// it was: without end where it contains itself.
/// </summary>
sealed class ExpandedSize<T>(int largest, int deepest)
    where T : notnull
{
    readonly Dictionary<T, (int Size, int Depth)> known = [];

    public static (int Size, int Depth) Endless => (int.MaxValue, int.MaxValue);

    public bool IsBearable((int Size, int Depth) size) => size.Size <= largest && size.Depth <= deepest;

    /// <summary>The size of what stands at a place, from those of its parts.</summary>
    /// <param name="parts">Asked once for each place.</param>
    public (int Size, int Depth) Of(T place, Func<(int Size, int Depth)> parts, int depth)
    {
        if (known.TryGetValue(place, out var size)) return size;
        known[place] = Endless; // while it is at work: whoever comes back here goes round
        if (depth > deepest) return Endless;
        return known[place] = parts();
    }

    public static (int Size, int Depth) Sum((int Size, int Depth) a, (int Size, int Depth) b) =>
        ((int)Math.Min(int.MaxValue, (long)a.Size + b.Size), Math.Max(a.Depth, b.Depth));
}
