using System.Text.Json;
using DisclosureExtract;
using DisclosureExtract.Engines;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;
using SharpFuzz;

// One target for each kind of input. Bytes in; a DocumentException (JsonException for results) is an answer, any other
// exception a find. With afl-fuzz: bench/fuzz.sh TARGET. Without it: Program TARGET FILE… replays files.
var targets = new Dictionary<string, Action<byte[]>>
{
    ["pdf"] = bytes => Extract([.. "%PDF-"u8, .. bytes], "fuzz.pdf"),
    ["transcript"] = bytes => Extract(bytes, "fuzz.txt"),
    ["image"] = Decode,
    ["zip"] = Unpack,
    ["result"] = bytes =>
    {
        try
        {
            _ = DisclosureCheck.Faults(DisclosureJson.Read(bytes)).Count();
        }
        catch (JsonException)
        {
        }
    },
};

if (args.Length == 0 || !targets.TryGetValue(args[0], out var target))
{
    Console.Error.WriteLine($"usage: fuzz {string.Join('|', targets.Keys)} [FILE...]");
    return 2;
}
if (args.Length == 1)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        target(memory.ToArray());
    });
}
foreach (var file in args.Skip(1)) target(File.ReadAllBytes(file));
return 0;

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
