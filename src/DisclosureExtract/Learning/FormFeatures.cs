namespace DisclosureExtract.Learning;

/// <summary>What is seen of a table before its form is known.</summary>
/// <param name="Title">The nearest lines above that may be its title, joined; may be empty.</param>
/// <param name="Headers">Texts of the heading cells.</param>
/// <param name="FirstColumn">Texts of the first column that holds some, below the headings.</param>
/// <param name="Before">Form of the table before; null for the first.</param>
public sealed record FormView(
    string Title, IReadOnlyList<string> Headers, IReadOnlyList<string> FirstColumn, string? Before);

/// <summary>A view of a table → hashed features.</summary>
public static class FormFeatures
{
    /// <summary>Number of buckets.</summary>
    public const int Size = 8192;

    /// <summary>Rows of the first column that are looked at.</summary>
    const int Rows = 24;

    public static Dictionary<int, float> Of(FormView view)
    {
        var counts = new Dictionary<int, float>();
        void Add(string feature, float weight) =>
            counts[Bucket(feature)] = counts.GetValueOrDefault(Bucket(feature)) + weight;

        Group('t', Grams(view.Title), 1.5f);
        Group('h', view.Headers.SelectMany(h => Grams(h).Append("=" + h)), 1);
        Group('f', view.FirstColumn.Take(Rows).SelectMany(FirstColumn), 1);
        Add("p" + (view.Before ?? "none"), 0.3f);
        return counts;

        // Each group has the same weight, however long its texts are.
        void Group(char kind, IEnumerable<string> grams, float weight)
        {
            var distinct = grams.Distinct().ToList();
            if (distinct.Count == 0) Add(kind + "none", weight);
            foreach (var gram in distinct) Add(kind + gram, weight / MathF.Sqrt(distinct.Count));
        }
    }

    static IEnumerable<string> FirstColumn(string text)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            yield return $"#{text.Length}";
            yield return $"#{text[0]}";
            if (text.Length >= 3) yield return $"#{text[..3]}";
            yield break;
        }
        foreach (var gram in Grams(text)) yield return gram;
    }

    static IEnumerable<string> Grams(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (!char.IsAsciiDigit(text[i])) yield return text.Substring(i, 2);
    }

    /// <summary>FNV-1a: the same on every machine.</summary>
    static int Bucket(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (int)((hash ^ (hash >> 15)) % Size);
    }
}
