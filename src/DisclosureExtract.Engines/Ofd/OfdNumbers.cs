using System.Globalization;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>Numbers as OFD writes them: lists parted by white space, some with a shorthand for what recurs.</summary>
static class OfdNumbers
{
    /// <summary>Coordinates no page has are far off the page; all else stays a number.</summary>
    const double Farthest = 1e5;

    /// <summary>Numbers of one list; a run of text has as many at most.</summary>
    const int Most = 1_000_000;

    static readonly char[] Blanks = [' ', '\t', '\r', '\n', ','];

    public static double? Of(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
            ? Math.Clamp(number, -Farthest, Farthest)
            : null;

    /// <summary>What is no number ends the list.</summary>
    public static List<double> List(string? text)
    {
        var numbers = new List<double>();
        foreach (var part in (text ?? "").Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Of(part) is not { } number) break;
            numbers.Add(number);
        }
        return numbers;
    }

    /// <summary>Steps from glyph to glyph, in which <c>g 3 2.5</c> stands for three times 2.5.</summary>
    /// <param name="most">Steps that are asked for: a count may claim any number.</param>
    public static List<double> Steps(string? text, int most)
    {
        var steps = new List<double>();
        var parts = (text ?? "").Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        most = Math.Min(most, Most);
        for (var i = 0; i < parts.Length && steps.Count < most; i++)
        {
            var times = 1.0;
            if (parts[i] is "g" or "G")
            {
                if (i + 2 >= parts.Length || Of(parts[i + 1]) is not { } count) break;
                (times, i) = (count, i + 2);
            }
            if (Of(parts[i]) is not { } step) break;
            for (; times >= 1 && steps.Count < most; times--) steps.Add(step);
        }
        return steps;
    }

    public static bool? Flag(string? text) => text?.Trim() switch { "true" or "True" or "TRUE" or "1" => true, "false" or "False" or "FALSE" or "0" => false, _ => null };
}
