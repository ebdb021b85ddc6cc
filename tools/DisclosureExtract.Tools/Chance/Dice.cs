namespace DisclosureExtract.Tools.Chance;

/// <summary>Random numbers that are the same on every machine and in every version of .NET (SplitMix64).</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed * 0x9E3779B97F4A7C15 + 0x1234567;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>
    /// A generator of its own for one part, so that a change in one part leaves the others as they were.
    /// </summary>
    public Dice Fork(string part)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in part) hash = (hash ^ c) * 1099511628211UL;
        return new Dice(state ^ hash);
    }

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Whole(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public double Real() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Real(double least, double most) => least + (most - least) * Real();

    public bool Chance(double share) => Real() < share;

    public T Pick<T>(params ReadOnlySpan<T> items) => items[Whole(0, items.Length - 1)];

    public T Pick<T>(IReadOnlyList<T> items) => items[Whole(0, items.Count - 1)];

    /// <summary>Some of the items, in their order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var left = items.Count;
        var result = new List<T>();
        foreach (var item in items)
        {
            if (Whole(1, left--) <= count - result.Count) result.Add(item);
            if (result.Count == count) break;
        }
        return result;
    }

    /// <summary>
    /// An amount of money, spread over several orders of magnitude, as a multiple of <paramref name="quantum"/>.
    /// </summary>
    public decimal Money(decimal least, decimal most, decimal quantum)
    {
        var exponent = Real(Math.Log((double)least), Math.Log((double)most));
        var units = (long)(Math.Exp(exponent) / (double)quantum);
        if (Chance(0.3)) units -= units % 100; // round amounts are common
        return Math.Max(1, units) * quantum;
    }

    /// <summary>Parts that add up to a whole, each a multiple of the quantum; the last ones may be zero.</summary>
    public decimal[] Split(decimal whole, int parts, decimal quantum)
    {
        var weights = new double[parts];
        for (var i = 0; i < parts; i++) weights[i] = Math.Exp(Real(0, 4));
        var sum = weights.Sum();
        var result = new decimal[parts];
        var left = whole;
        for (var i = 0; i < parts - 1; i++)
        {
            var part = Math.Floor(whole / quantum * (decimal)(weights[i] / sum)) * quantum;
            result[i] = part;
            left -= part;
        }
        result[^1] = left;
        return result;
    }
}
