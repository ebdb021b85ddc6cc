using System.Globalization;

namespace DisclosureExtract.Tools.Figures;

/// <summary>So many of so many; shares of parts add up to that of the whole.</summary>
readonly record struct Share(int Right, int All)
{
    public int Wrong => All - Right;

    public static Share operator +(Share a, Share b) => new(a.Right + b.Right, a.All + b.All);

    /// <summary>One more, right or not.</summary>
    public static Share operator +(Share share, bool isRight) => share + new Share(isRight ? 1 : 0, 1);

    /// <summary>In per cent with two decimals; a dash where there is nothing.</summary>
    public override string ToString() =>
        All == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * Right / All:0.00} %");
}
