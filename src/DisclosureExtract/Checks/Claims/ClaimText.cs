using System.Globalization;

namespace DisclosureExtract.Checks.Claims;

/// <summary>How findings on claims print numbers and directions.</summary>
static class ClaimText
{
    public static string Number(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string Direction(decimal change) => change < 0 ? "down" : "up";

    public static string DirectionZh(decimal change) => change < 0 ? "减少" : "增加";
}
