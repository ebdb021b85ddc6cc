namespace DisclosureExtract.Primitives;

/// <summary>
/// A small fingerprint of a text, by which the share of shingles two texts have in common is estimated without holding
/// them against each other (one permutation hashing: each shingle falls into a bin, each bin keeps its least hash).
/// </summary>
static class MinHash
{
    /// <summary>Bins: the estimate is off by a few hundredths.</summary>
    const int Bins = 128;

    const uint Empty = uint.MaxValue;

    public static uint[] Of(string text)
    {
        var bins = new uint[Bins];
        Array.Fill(bins, Empty);
        for (var i = 0; i + Shingles.Length <= text.Length; i++)
        {
            var hash = Mix((uint)Shingles.Hash(text.AsSpan(i, Shingles.Length)));
            var bin = hash % Bins;
            bins[bin] = Math.Min(bins[bin], hash / Bins);
        }
        return bins;
    }

    /// <summary>Estimate of the shared part of all shingles (Jaccard), 0 to 1.</summary>
    public static double Alike(uint[] a, uint[] b)
    {
        int same = 0, used = 0;
        for (var i = 0; i < Bins; i++)
        {
            if (a[i] == Empty && b[i] == Empty) continue;
            used++;
            if (a[i] == b[i]) same++;
        }
        return used == 0 ? 0 : (double)same / used;
    }

    /// <summary>Keys of which two texts that are much alike share at least one: three bins at a time.</summary>
    public static IEnumerable<(int Band, uint A, uint B, uint C)> Bands(uint[] print)
    {
        for (var i = 0; i + 3 <= Bins; i += 3)
            if (print[i] != Empty || print[i + 1] != Empty || print[i + 2] != Empty) yield return (i, print[i], print[i + 1], print[i + 2]);
    }

    static uint Mix(uint x)
    {
        x ^= x >> 16;
        x *= 0x7feb352d;
        x ^= x >> 15;
        x *= 0x846ca68b;
        return x ^ (x >> 16);
    }
}
