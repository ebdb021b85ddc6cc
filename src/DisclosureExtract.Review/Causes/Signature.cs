using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Causes;

/// <summary>Names of findings and faults that stay the same when a document is read again.</summary>
static class Signature
{
    /// <summary>A finding by its rule and the place it speaks of: its number changes when another goes.</summary>
    public static string Of(FindingInfo finding)
    {
        var place = finding.Place is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{at.Page}:{at.Box.X0:0.##},{at.Box.Y0:0.##}") : finding.MessageZh;
        return $"{finding.Rule}@{place}";
    }

    /// <summary>A short name for what the parts say together.</summary>
    public static string Short(IEnumerable<string> parts) =>
        "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Order(StringComparer.Ordinal)))))[..10];
}
