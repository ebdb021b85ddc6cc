using System.Buffers;
using System.Buffers.Text;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Looks at the bytes of a PDF for what would make PdfPig run forever or overflow its stack, which cannot be caught:
/// objects that are references to each other in a ring, and cross-reference tables of billions of entries.
/// </summary>
static class HostileBytes
{
    /// <summary>The format's own limit on the number of objects.</summary>
    const long MostObjects = 8_388_607;

    static readonly SearchValues<byte> White = SearchValues.Create(" \r\n\t\f\0"u8);

    /// <exception cref="DocumentException">The file is made to do harm, or so damaged that it does.</exception>
    public static void Check(ReadOnlySpan<byte> file, string name)
    {
        if (HasRing(file))
            throw new DocumentException(
                DocumentFault.Damaged,
                $"{name}: not a readable PDF (objects that refer to each other in a ring). Opening it in a viewer and printing it to PDF often repairs it.");
        if (HasHugeTable(file))
            throw new DocumentException(
                DocumentFault.Damaged,
                $"{name}: not a readable PDF (a cross-reference table of more than {MostObjects} objects). Opening it in a viewer and printing it to PDF often repairs it.");
    }

    /// <summary>
    /// Objects whose whole value is a reference: "5 0 obj 6 0 R endobj". Rare, and legal as long as they lead
    /// somewhere.
    /// </summary>
    static bool HasRing(ReadOnlySpan<byte> file)
    {
        Dictionary<long, long>? aliases = null;
        for (var at = 0; ;)
        {
            var found = file[at..].IndexOf("endobj"u8);
            if (found < 0) break;
            var before = file[Math.Max(0, at + found - 80)..(at + found)].TrimEnd(" \r\n\t\f\0"u8);
            at += found + 6;
            if (before.Length == 0 || before[^1] != 'R') continue;
            var start = before.LastIndexOf("obj"u8);
            if (start < 0) continue;
            var target = before[(start + 3)..].TrimStart(" \r\n\t\f\0"u8);
            var own = before[..start].TrimEnd(" \r\n\t\f\0"u8);
            own = own[..Math.Max(0, own.LastIndexOfAny(White))].TrimEnd(" \r\n\t\f\0"u8); // past the generation
            own = own[(own.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1)..];
            if (Utf8Parser.TryParse(target, out long to, out _) && Utf8Parser.TryParse(own, out long from, out _))
                (aliases ??= [])[from] = to;
        }
        if (aliases is null) return false;
        foreach (var first in aliases.Keys)
        {
            var next = first;
            for (var steps = 0; aliases.TryGetValue(next, out next); steps++)
                if (steps > 64) return true;
        }
        return false;
    }

    static bool HasHugeTable(ReadOnlySpan<byte> file)
    {
        for (var at = 0; ;)
        {
            var found = file[at..].IndexOf("/Index"u8);
            if (found < 0) return false;
            at += found + 6;
            var list = file[at..Math.Min(file.Length, at + 4000)].TrimStart(" \r\n\t\f\0["u8);
            while (Utf8Parser.TryParse(list, out long number, out var used))
            {
                if (number > MostObjects) return true;
                list = list[used..].TrimStart(" \r\n\t\f\0"u8);
            }
        }
    }
}
