using System.Diagnostics;
using System.Security.Cryptography;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Output;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;
using DisclosureExtract.Scans;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Runs;

/// <summary>How the documents of a run are processed.</summary>
/// <param name="Folder">Where results go.</param>
/// <param name="Readers">Readers of scanned pages; null where none is installed.</param>
sealed record RunSettings(string Folder, OutputFormats Formats, ExtractOptions Options, CellReaderPool? Readers)
{
    /// <summary>
    /// For a watcher: it keeps the time from outside, and results are to be on disk before it puts originals away.
    /// </summary>
    public bool IsWatched { get; init; }
}

/// <summary>One document from file to files.</summary>
static class DocumentRun
{
    /// <param name="opened">Told the number of pages once the document is open.</param>
    /// <param name="stop">Give the document up.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static DocumentOutcome Run(
        Input input, RunSettings settings, Action<int>? opened = null, CancellationToken stop = default)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var outcome = Guarded.Run(input.Title, settings.IsWatched ? null : GuardLimits.Default, (pages, token) => Read(input, settings, n =>
            {
                pages(n);
                opened?.Invoke(n);
            }, token), stop);
            return outcome with { Elapsed = clock.Elapsed };
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var known = Failure.Of(
                e, x => $"{input.Title}: the result cannot be written to {settings.Folder} ({x.Message})");
            var failure = known ?? new Failure(
                ExitCode.Bug,
                $"{input.Title}: a fault of the program itself ({e.GetType().Name}: {e.Message}). The other files go on; please report this one.");
            return new DocumentOutcome
            {
                Input = input,
                Code = failure.Code,
                Error = failure.Message.Replace(input.Path, input.Title, StringComparison.Ordinal),
                Details = known is null ? e.ToString() : null,
                Elapsed = clock.Elapsed,
            };
        }
    }

    static DocumentOutcome Read(Input input, RunSettings settings, Action<int> opened, CancellationToken stop)
    {
        var bytes = DocumentOpener.ReadFile(input.Path);
        using var source = DocumentOpener.Open(bytes, input.Title);
        opened(source.PageCount);
        var extraction = new Extractor(SubjectCatalog.Default)
            .Extract(ScannedPages.Over(source, settings.Readers, stop), settings.Options, stop);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var disclosure = DisclosureBuilder.Build(extraction, new SourceInfo
        {
            File = Path.GetFileName(input.Title),
            Sha256 = sha256,
            MediaType = source.MediaType,
            Bytes = bytes.Length,
            PageCount = source.PageCount,
            Producer = source.Producer,
        }, ProgramInfo.Version);
        stop.ThrowIfCancellationRequested();
        var path = Path.Combine(settings.Folder, input.Name);
        // The member of an archive.
        if (input.Name.Contains('/')) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var (format, suffix) in ResultFiles.Of(settings.Formats))
            AtomicFile.Write(
                path + suffix, settings.IsWatched,
                s => Write(s, format, disclosure, () => DisclosureBuilder.Facts(extraction, Path.GetFileName(input.Title), sha256)));
        return new DocumentOutcome
        {
            Input = input,
            Code = ExitCode.Ok,
            Summary = disclosure.Summary,
            Identity = disclosure.Identity,
            Forms = [.. extraction.Tables.Where(t => t.Form != FormIds.Other).Select(t => t.Form)],
            Pages = extraction.Texts,
        };
    }

    static void Write(Stream stream, OutputFormats format, Disclosure disclosure, Func<IEnumerable<FactRow>> facts)
    {
        if (format == OutputFormats.Json) DisclosureJson.Write(stream, disclosure);
        else if (format == OutputFormats.Ndjson) FactFiles.WriteNdjson(stream, facts());
        else if (format == OutputFormats.Csv) FactFiles.WriteCsv(stream, facts());
        else FactParquet.Write(stream, facts());
    }
}
