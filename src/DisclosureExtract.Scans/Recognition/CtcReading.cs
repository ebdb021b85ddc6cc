namespace DisclosureExtract.Scans.Recognition;

/// <summary>
/// One character with its probability, and what else the engine thought of at its place ("" is: nothing there).
/// </summary>
sealed record CtcSymbol(string Text, double Probability, int Step,
    IReadOnlyList<(string Text, double Probability)> Others);

/// <summary>A line as the recogniser gives it.</summary>
sealed record CtcReading(IReadOnlyList<CtcSymbol> Symbols)
{
    public static readonly CtcReading Empty = new([]);

    public string Text { get; } = string.Concat(Symbols.Select(s => s.Text));

    /// <summary>Probability of the weakest character: one wrong digit makes an amount wrong.</summary>
    public double Weakest => Symbols.Count == 0 ? 0 : Symbols.Min(s => s.Probability);

    public double Mean => Symbols.Count == 0 ? 0 : Symbols.Average(s => s.Probability);
}

/// <summary>Decodes what a CTC recogniser puts out: one distribution over the classes for each step.</summary>
/// <param name="classes">Text of each class; class 0 is the blank.</param>
sealed class CtcDecoder(IReadOnlyList<string> classes)
{
    /// <summary>Others below this probability are not kept.</summary>
    const float LeastOther = 0.002f;

    const int MostOthers = 4;

    /// <summary>
    /// Class numbers of some characters, the blank among them: what may stand in a column of one kind.
    /// </summary>
    public int[] ClassesOf(string characters) =>
        [0, .. Enumerable.Range(1, classes.Count - 1)
        .Where(i => classes[i].Length == 1 && characters.Contains(classes[i][0]))];

    /// <summary>Takes the best class of each step, folds repeats, drops blanks.</summary>
    /// <param name="steps">Probabilities, step by step.</param>
    /// <param name="allowed">Classes that may occur; null for all.</param>
    public CtcReading Decode(ReadOnlySpan<float> steps, int[]? allowed = null)
    {
        var symbols = new List<CtcSymbol>();
        var count = steps.Length / classes.Count;
        var last = 0;
        var others = new List<(string, double)>();
        for (var step = 0; step < count; step++)
        {
            var row = steps.Slice(step * classes.Count, classes.Count);
            var best = allowed is null ? IndexOfMax(row) : IndexOfMax(row, allowed);
            if (best == 0)
            {
                last = 0;
                continue;
            }
            var probability = row[best];
            if (best == last)
            {
                if (probability > symbols[^1].Probability)
                    symbols[^1] = new CtcSymbol(classes[best], probability, step, Others(row, best, allowed));
                continue;
            }
            symbols.Add(new CtcSymbol(classes[best], probability, step, Others(row, best, allowed)));
            last = best;
        }
        return symbols.Count == 0 ? CtcReading.Empty : new CtcReading(symbols);
    }

    List<(string, double)> Others(ReadOnlySpan<float> row, int best, int[]? allowed)
    {
        var found = new List<(string Text, double Probability)>();
        if (row[best] > 1 - LeastOther) return found;
        if (allowed is null)
        {
            for (var c = 0; c < row.Length; c++)
                if (c != best && row[c] >= LeastOther) found.Add((c == 0 ? "" : classes[c], row[c]));
        }
        else
        {
            foreach (var c in allowed)
                if (c != best && row[c] >= LeastOther) found.Add((c == 0 ? "" : classes[c], row[c]));
        }
        found.Sort((a, b) => b.Probability.CompareTo(a.Probability));
        if (found.Count > MostOthers) found.RemoveRange(MostOthers, found.Count - MostOthers);
        return found;
    }

    static int IndexOfMax(ReadOnlySpan<float> row)
    {
        // The blank or one class stands out nearly always; probabilities add up to 1, so more than a half is the
        // maximum.
        if (row[0] > 0.5f) return 0;
        var best = 0;
        var max = row[0];
        for (var i = 1; i < row.Length; i++)
            if (row[i] > max)
            {
                max = row[i];
                if (max > 0.5f) return i;
                best = i;
            }
        return best;
    }

    static int IndexOfMax(ReadOnlySpan<float> row, int[] allowed)
    {
        var best = allowed[0];
        foreach (var c in allowed)
            if (row[c] > row[best]) best = c;
        return best;
    }
}
