using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DisclosureExtract.Engines;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Publishing;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Fuzzing;

/// <summary>What became of mutated documents.</summary>
/// <param name="Read">Read to the end.</param>
/// <param name="Refused">Refused with a reason.</param>
/// <param name="Crashes">Ended with an exception that is no reason, with its seed.</param>
/// <param name="Hangs">Took longer than it may.</param>
sealed record MutationResult(int Read, int Refused, IReadOnlyList<string> Crashes, IReadOnlyList<string> Hangs, TimeSpan Longest)
{
    /// <summary>Why documents were refused, and how many.</summary>
    public IReadOnlyDictionary<string, int> Reasons { get; init; } = new Dictionary<string, int>();
}

/// <summary>
/// Synthetic documents of a format with some of their bytes changed, cut out, doubled or exchanged; in formats that are packed also
/// inside of their parts, so that what is behind the checksums is met. Each must be read or refused with a reason, in time.
/// </summary>
static class Mutations
{
    /// <summary>Seconds that one document may take; whole ones take a tenth of one.</summary>
    const int Seconds = 20;

    /// <summary>Documents that are mutated; one after the other.</summary>
    const ulong Originals = 6;

    static readonly string[] Tokens =
        ["2147483647", "-1", "4294967295", "99999999999999999999", "0", "A1:XFD1048576", "1e308", "NaN", "rowspan=1000", "colspan=99999", "<td>", "</table>", "&#0;", "\0"];

    /// <param name="first">The first seed.</param>
    public static MutationResult Run(string format, ulong first, int count)
    {
        int read = 0, refused = 0;
        var (crashes, hangs, longest) = (new List<string>(), new List<string>(), TimeSpan.Zero);
        var reasons = new Dictionary<string, int>();
        var originals = new Dictionary<ulong, byte[]>();
        var extractor = new Extractor(SubjectCatalog.Default);
        for (var seed = first; seed < first + (ulong)count; seed++)
        {
            var of = seed % Originals + 1;
            if (!originals.TryGetValue(of, out var original)) originals[of] = original = Publication.Write(Synthesiser.Make(of), format, of);
            var bytes = Mutate(original, new Dice(seed).Fork("mutation"));
            var watch = Stopwatch.StartNew();
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds));
            try
            {
                using var source = DocumentOpener.Open(bytes, "mutated." + format);
                extractor.Extract(source, stop: stop.Token);
                read++;
            }
            catch (DocumentException e)
            {
                refused++;
                reasons[e.Message] = reasons.GetValueOrDefault(e.Message) + 1;
            }
            catch (OperationCanceledException)
            {
                hangs.Add(seed.ToString(CultureInfo.InvariantCulture));
            }
            catch (Exception e)
            {
                crashes.Add(string.Create(CultureInfo.InvariantCulture, $"{seed}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}"));
            }
            if (watch.Elapsed > longest) longest = watch.Elapsed;
            if (watch.Elapsed.TotalSeconds > Seconds && !hangs.Contains(seed.ToString(CultureInfo.InvariantCulture)))
                hangs.Add(seed.ToString(CultureInfo.InvariantCulture));
        }
        return new MutationResult(read, refused, crashes, hangs, longest) { Reasons = reasons };
    }

    /// <summary>One mutation; the same dice give the same bytes.</summary>
    public static byte[] Mutate(byte[] original, Dice dice) =>
        original.AsSpan().StartsWith("PK\u0003\u0004"u8) && dice.Chance(0.75) ? Repacked(original, dice) : Changed(original, dice);

    /// <summary>The package with one or two of its parts mutated.</summary>
    static byte[] Repacked(byte[] original, Dice dice)
    {
        using var from = new ZipArchive(new MemoryStream(original));
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = dice.Whole(0, from.Entries.Count - 1);
            foreach (var (i, entry) in from.Entries.Index())
            {
                if (i == chosen && dice.Chance(0.05)) continue;
                using var part = entry.Open();
                using var bytes = new MemoryStream();
                part.CopyTo(bytes);
                using var written = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                written.Write(i == chosen || dice.Chance(0.05) ? Changed(bytes.ToArray(), dice) : bytes.ToArray());
            }
        }
        return to.ToArray();
    }

    static byte[] Changed(byte[] original, Dice dice)
    {
        var bytes = original.ToList();
        for (var n = dice.Pick(1, 1, 1, 2, 8); n > 0 && bytes.Count > 8; n--)
        {
            var at = dice.Whole(0, bytes.Count - 1);
            var length = Math.Min(bytes.Count - at, dice.Pick(1, 2, 4, 16, 64, 512));
            switch (dice.Pick(0, 0, 0, 1, 1, 2, 3, 4, 5, 6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << dice.Whole(0, 7));
                    break;
                case 1:
                    bytes[at] = dice.Pick<byte>(0, 1, 0x7F, 0x80, 0xFF);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, System.Text.Encoding.ASCII.GetBytes(dice.Pick<string>(Tokens)));
                    break;
                case 5:
                    for (var i = at; i < at + length; i++) bytes[i] = (byte)dice.Whole(0, 255);
                    break;
                default:
                    if (dice.Chance(0.2)) bytes.RemoveRange(at, bytes.Count - at);
                    else for (var i = at; i < Math.Min(at + 4, bytes.Count); i++) bytes[i] = 0xFF;
                    break;
            }
        }
        return [.. bytes];
    }
}
