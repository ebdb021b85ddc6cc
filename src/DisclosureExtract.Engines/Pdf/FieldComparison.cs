using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Whether a form field shows what it holds.</summary>
static class FieldComparison
{
    /// <summary>
    /// The same amount may be written in another way ("1200000" is shown as "1,200,000.00", "-5" as "(5.00)"), and of a long
    /// text only the beginning may fit.
    /// </summary>
    public static bool AreSame(string shown, string held)
    {
        var (seen, kept) = (TextFold.FoldTight(shown), TextFold.FoldTight(held));
        if (seen == kept) return true;
        var (amount, value) = (Amount(seen), Amount(kept));
        return amount is null && value is null
            ? seen.Length > 0 && kept.StartsWith(seen, StringComparison.Ordinal)
            : amount is { } a && value is { } b && a == Math.Round(b, Math.Min((int)a.Scale, 4), MidpointRounding.AwayFromZero);
    }

    /// <summary>An amount without the sign of its currency; null for anything else.</summary>
    static decimal? Amount(string text) => AmountText.Parse(text.AsSpan().Trim("¥￥$元")).Value;
}
