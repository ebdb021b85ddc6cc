using System.Globalization;

namespace DisclosureExtract.Primitives;

/// <summary>Numbers of running text: digits with thousands separators, a point and a sign.</summary>
static class PrintedNumber
{
    /// <summary>Reads a number and counts its decimals; false where it is none or larger than any amount of a budget.</summary>
    /// <param name="places">Digits after the decimal point.</param>
    public static bool TryParse(string printed, out decimal value, out int places)
    {
        var point = printed.IndexOf('.', StringComparison.Ordinal);
        places = point < 0 ? 0 : printed.Length - point - 1;
        return decimal.TryParse(printed.Replace(",", "", StringComparison.Ordinal), Style, CultureInfo.InvariantCulture, out value)
            && AmountText.IsPlausible(value);
    }

    const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
}
