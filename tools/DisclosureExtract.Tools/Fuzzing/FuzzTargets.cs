using System.Text.Json;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Images;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;
using SharpFuzz;

namespace DisclosureExtract.Tools.Fuzzing;

/// <summary>
/// One target for each kind of input. Bytes in; a DocumentException (JsonException for results) is an answer, any other
/// exception a find. Nothing of the library may run before the fuzzer does: instrumented code needs its shared memory.
/// </summary>
static class FuzzTargets
{
    static readonly Dictionary<string, Action<byte[]>> Targets = new()
    {
        ["pdf"] = bytes => Extract([.. "%PDF-"u8, .. bytes], "fuzz.pdf"),
        ["transcript"] = bytes => Extract(bytes, "fuzz.txt"),
        ["image"] = Decode,
        ["zip"] = Unpack,
        ["result"] = Check,
    };

    public static IEnumerable<string> Names => Targets.Keys;

    /// <summary>Takes inputs from afl-fuzz, or replays files.</summary>
    public static void Run(string name, IReadOnlyList<string> files)
    {
        var target = Targets[name];
        if (files.Count == 0)
        {
            Fuzzer.OutOfProcess.Run(stream =>
            {
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                target(memory.ToArray());
            });
        }
        foreach (var file in files) target(File.ReadAllBytes(file));
    }

    static void Extract(byte[] bytes, string name)
    {
        try
        {
            using var source = DocumentOpener.Open(bytes, name);
            new Extractor(SubjectCatalog.Default).Extract(source);
        }
        catch (DocumentException)
        {
        }
    }

    static void Decode(byte[] bytes)
    {
        if (ImagePageSource.TypeOf(bytes.AsSpan(0, Math.Min(bytes.Length, 1024))) is not { } type) return;
        try
        {
            using var source = ImagePageSource.Open(bytes, type, "fuzz");
            for (var page = 1; page <= Math.Min(3, source.PageCount); page++)
            {
                try
                {
                    source.ReadPixels(page);
                }
                catch (PageUnreadableException)
                {
                }
            }
        }
        catch (DocumentException)
        {
        }
    }

    static void Unpack(byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.zip");
            File.WriteAllBytes(path, bytes);
            ZipDocuments.Unpack(path, "fuzz.zip", folder.FullName);
        }
        catch (DocumentException)
        {
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Check(byte[] bytes)
    {
        try
        {
            _ = DisclosureCheck.Faults(DisclosureJson.Read(bytes)).Count();
        }
        catch (JsonException)
        {
        }
    }
}
