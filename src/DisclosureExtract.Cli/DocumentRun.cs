using System.Diagnostics;
using System.Security.Cryptography;
using DisclosureExtract.Clean;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Output;
using DisclosureExtract.Jobs;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli;

/// <summary>What became of one input.</summary>
sealed record DocumentOutcome
{
    public required Input Input { get; init; }

    public required ExitCode Code { get; init; }

    /// <summary>Set where the document could not be processed.</summary>
    public string? Error { get; init; }

    /// <summary>For whoever mends the program: set where it is at fault.</summary>
    public string? Details { get; init; }

    public Summary? Summary { get; init; }

    public Identity? Identity { get; init; }

    /// <summary>Forms found, in the order of the tables; empty ones too.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The pages as texts, to be held against those of the other documents; empty in a run of one.</summary>
    public IReadOnlyList<PageText> Pages { get; init; } = [];

    public TimeSpan Elapsed { get; init; }
}

/// <summary>Formats results can be written in.</summary>
[Flags]
enum OutputFormats
{
    None = 0,
    Json = 1,
    Ndjson = 2,
    Csv = 4,
    Parquet = 8,
}

/// <summary>One document from file to files.</summary>
static class DocumentRun
{
    /// <param name="readers">Readers of scanned pages; null where none is installed.</param>
    /// <param name="opened">Told the number of pages once the document is open.</param>
    /// <param name="watched">For a watcher: it keeps the time from outside, and results are to be on disk before it puts originals away.</param>
    public static DocumentOutcome Run(Input input, string folder, OutputFormats formats, ExtractOptions options, CellReaderPool? readers, Action<int>? opened = null, bool watched = false)
    {
        var clock = Stopwatch.StartNew();
        DocumentOutcome Failed(ExitCode code, string error, string? details = null) => new() { Input = input, Code = code, Error = error.Replace(input.Path, input.Title, StringComparison.Ordinal), Details = details, Elapsed = clock.Elapsed };
        try
        {
            return Guarded.Run(input.Title, limited: !watched, (pages, givenUp) => Read(input, folder, formats, options, readers, clock, n =>
            {
                pages(n);
                opened?.Invoke(n);
            }, durable: watched, givenUp));
        }
        catch (DocumentException e)
        {
            return Failed(ExitCodes.Of(e.Fault), e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(ExitCode.Output, $"{input.Title}: the result cannot be written to {folder} ({e.Message})");
        }
        catch (Exception e)
        {
            return Failed(ExitCode.Bug, $"{input.Title}: a fault of the program itself ({e.GetType().Name}: {e.Message}). The other files go on; please report this one.", e.ToString());
        }
    }

    static DocumentOutcome Read(Input input, string folder, OutputFormats formats, ExtractOptions options, CellReaderPool? readers, Stopwatch clock, Action<int> opened, bool durable, CancellationToken givenUp)
    {
        var bytes = DocumentOpener.ReadFile(input.Path);
        using var source = DocumentOpener.Open(bytes, input.Title);
        opened(source.PageCount);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(source, readers, givenUp), options, givenUp);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var disclosure = DisclosureBuilder.Build(extraction, new SourceInfo
        {
            File = Path.GetFileName(input.Title),
            Sha256 = sha256,
            MediaType = source.MediaType,
            Bytes = bytes.Length,
            PageCount = source.PageCount,
            Producer = source.Producer,
        }, Program.Version);
        givenUp.ThrowIfCancellationRequested();
        Write(input, folder, formats, disclosure, extraction, sha256, durable);
        return new DocumentOutcome
        {
            Input = input,
            Code = ExitCode.Ok,
            Summary = disclosure.Summary,
            Identity = disclosure.Identity,
            Forms = [.. extraction.Tables.Where(t => t.Form != FormIds.Other).Select(t => t.Form)],
            Pages = extraction.Texts,
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>What is appended to the name of an input, for each format.</summary>
    public static IEnumerable<string> Suffixes(OutputFormats formats)
    {
        if (formats.HasFlag(OutputFormats.Json)) yield return ".json";
        if (formats.HasFlag(OutputFormats.Ndjson)) yield return ".facts.ndjson";
        if (formats.HasFlag(OutputFormats.Csv)) yield return ".facts.csv";
        if (formats.HasFlag(OutputFormats.Parquet)) yield return ".facts.parquet";
    }

    static void Write(Input input, string folder, OutputFormats formats, Disclosure disclosure, Extraction extraction, string sha256, bool durable)
    {
        if (input.Name.Contains('/')) Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, input.Name))!);
        if (formats.HasFlag(OutputFormats.Json)) AtomicFile.Write(Path.Combine(folder, input.Name + ".json"), durable, s => DisclosureJson.Write(s, disclosure));
        if (formats.HasFlag(OutputFormats.Ndjson)) AtomicFile.Write(Path.Combine(folder, input.Name + ".facts.ndjson"), durable, s => FactFiles.WriteNdjson(s, DisclosureBuilder.Facts(extraction, sha256)));
        if (formats.HasFlag(OutputFormats.Csv)) AtomicFile.Write(Path.Combine(folder, input.Name + ".facts.csv"), durable, s => FactFiles.WriteCsv(s, DisclosureBuilder.Facts(extraction, sha256)));
        if (formats.HasFlag(OutputFormats.Parquet)) AtomicFile.Write(Path.Combine(folder, input.Name + ".facts.parquet"), durable, s => FactParquet.Write(s, DisclosureBuilder.Facts(extraction, sha256)));
    }
}
