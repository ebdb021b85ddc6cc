using System.Text;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>A seal that a signature shows on a page: no content, but it is told that it is there, and by what name.</summary>
/// <param name="Page">Number of the page in its document, as its elements say it.</param>
/// <param name="Name">Null where the seal has none that can be read.</param>
sealed record OfdSeal(string Page, OfdBox Box, string? Name)
{
    const int LongestName = 100;

    /// <summary>The seals of a document. Signatures are not verified; one that is broken shows nothing.</summary>
    public static List<OfdSeal> Of(OfdPackage package, string? list)
    {
        var seals = new List<OfdSeal>();
        if (list is null) return seals;
        foreach (var entry in Read(package, list)?.Within("Signature") ?? [])
        {
            if (package.Find(entry["BaseLoc"], list) is not { } part || Read(package, part) is not { } signature) continue;
            var stamps = signature.Within("StampAnnot").ToList();
            if (stamps.Count == 0) continue;
            var name = NameIn(package, part, signature.Within("Seal").FirstOrDefault()?.Said("BaseLoc"))
                ?? NameIn(package, part, signature.Said("SignedValue"));
            foreach (var stamp in stamps)
                if (stamp["PageRef"]?.Trim() is { } page && OfdBox.Of(stamp["Boundary"]) is { } box) seals.Add(new(page, Shown(box, stamp["Clip"]), name));
        }
        return seals;
    }

    /// <summary>What shows of a seal that is cut over the edges of pages.</summary>
    static OfdBox Shown(OfdBox box, string? clip) =>
        OfdBox.Of(clip) is { } part ? new(box.X + part.X, box.Y + part.Y, Math.Min(part.Width, box.Width), Math.Min(part.Height, box.Height)) : box;

    static OfdElement? Read(OfdPackage package, string part)
    {
        try
        {
            return package.ReadXml(part);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static string? NameIn(OfdPackage package, string from, string? location)
    {
        try
        {
            return package.Find(location, from) is { } part ? NameIn(package.Read(part)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The first text of a seal in characters (DER, tag 12) that has ideographs: its name comes before all other texts.</summary>
    static string? NameIn(ReadOnlySpan<byte> der)
    {
        const byte Utf8Text = 0x0C, LongLength = 0x81;
        for (var at = 0; at + 2 < der.Length; at++)
        {
            if (der[at] != Utf8Text) continue;
            var (length, start) = der[at + 1] == LongLength ? (der[at + 2], at + 3) : (der[at + 1], at + 2);
            if (length < 6 || (length >= 0x80 && der[at + 1] != LongLength) || start + length > der.Length) continue;
            var text = Encoding.UTF8.GetString(der.Slice(start, length)).Trim();
            if (text.Length is > 0 and <= LongestName && !text.Contains('\uFFFD') && text.Any(c => c >= '\u4E00') && !text.Any(char.IsControl)) return text;
        }
        return null;
    }
}
