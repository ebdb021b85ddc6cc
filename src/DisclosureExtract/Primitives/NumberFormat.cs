using System.Globalization;

namespace DisclosureExtract.Primitives;

/// <summary>How numbers are written in messages and files, the same on every machine.</summary>
static class NumberFormat
{
    /// <summary>With the decimals it came with and without separators: 1234.50.</summary>
    public static string AsPrinted(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount in the unit of a form, with separators and the decimals it needs: 1,234.5678.</summary>
    public static string Exact(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>Yuan, with separators and no more than fen: 1,234.57.</summary>
    public static string Yuan(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>
    /// As the prose of a card prints an amount, without separators and with the decimals it needs: 1234.5678.
    /// </summary>
    public static string Bare(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
