using System.Globalization;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>The ranges of a map of codes, which few bytes of it can make as large as anything.</summary>
static class CodeRanges
{
    /// <summary>Codes that all ranges of the map stand for together.</summary>
    public static long CountOf(ReadOnlySpan<byte> map)
    {
        var tokens = new CMapTokens(map);
        var (count, isRange) = (0L, false);
        ulong? low = null;
        while (tokens.Next())
        {
            if (tokens.Kind == CMapToken.Word)
            {
                isRange = tokens.Text is "begincidrange" or "beginbfrange" or "beginnotdefrange"
                    || (isRange && !tokens.Text.StartsWith("end", StringComparison.Ordinal));
                if (tokens.Text.StartsWith("begin", StringComparison.Ordinal)) low = null;
            }
            else if (!isRange || tokens.Kind != CMapToken.Hex) low = null;
            else if (low is not { } from) low = Code(tokens.Text);
            else
            {
                var to = Code(tokens.Text);
                if (to >= from) count = (long)Math.Min((ulong)count + (to - from) + 1, long.MaxValue / 4);
                low = null;
            }
        }
        return count;
    }

    static ulong Code(string digits) =>
        digits.Length <= 12 && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code : uint.MaxValue;
}
