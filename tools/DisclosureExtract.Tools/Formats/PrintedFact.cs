using System.Globalization;

namespace DisclosureExtract.Tools.Formats;

/// <summary>One fact as some reader found it: every field as text, nothing at all as an empty one.</summary>
/// <param name="Place">Document, table, row and key: what tells it from all others.</param>
sealed record PrintedFact(string Place, IReadOnlyDictionary<string, string> Fields)
{
    public static PrintedFact Of(IReadOnlyDictionary<string, string> fields) =>
        new(PlaceOf(fields["document"], fields["table"], fields["row"], fields["key"]), fields);

    public static string PlaceOf(string document, string table, string row, string key) =>
        $"{document[..Math.Min(12, document.Length)]}-{table}-{row}-{key}";
}

/// <summary>Numbers as text that is equal where they are.</summary>
static class NumberText
{
    /// <summary>Without decimals that are nought; what is no number stays what it is.</summary>
    public static string Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : text;

    /// <summary>With so many decimals as are printed, unless it has more.</summary>
    public static string Printed(string text, string decimals) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var places)
            && number.ToString("F" + decimals, CultureInfo.InvariantCulture) is var printed
            && decimal.Parse(printed, CultureInfo.InvariantCulture) == number && places >= 0
                ? printed
                : text;
}
