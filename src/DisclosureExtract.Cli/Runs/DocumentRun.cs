using System.Security.Cryptography;
using DisclosureExtract.Clean;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Runs;

/// <summary>What documents are read with.</summary>
/// <param name="Readers">Readers of scanned pages; null where none is installed.</param>
/// <param name="Limits">Null where somebody outside of the process keeps the time.</param>
sealed record RunMeans(CellReaderPool? Readers, GuardLimits? Limits);

/// <summary>One document from file to files, or one archive from file to members.</summary>
static class DocumentRun
{
    /// <summary>Suffix of the document that was bound from images.</summary>
    const string Bound = ".pdf";

    /// <summary>Does what is asked; what it fails at is the answer.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ChildReply Run(
        ChildRequest request, RunMeans means, Action<ChildReply> report, CancellationToken stop)
    {
        if (!request.Unpack || ZipDocuments.IsOneDocument(request.Path)) return Extract(request, means, report, stop);
        try
        {
            var unread = new List<string>();
            var members = ZipDocuments.Unpack(request.Path, request.Name, request.Staging, unread, stop);
            return new ChildReply
            {
                Code = 0,
                Members = [.. members.Select(m => new ArchiveMember(m.Name, m.File, m.Error))],
                Unread = unread,
            };
        }
        catch (DocumentException e) when (ZipDocuments.IsPerhapsOther(e, request.Name))
        {
            return Extract(request, means, report, stop); // the opener says what it takes it for
        }
        catch (Exception e) when (Failure.Of(e, x => x.Message) is { } failure)
        {
            return Failed(failure);
        }
    }

    static ChildReply Extract(
        ChildRequest request, RunMeans means, Action<ChildReply> report, CancellationToken stop)
    {
        try
        {
            return Guarded.Run(request.Name, means.Limits, (time, token) => Read(request, means.Readers, reply =>
            {
                if (reply.Opened is { } pages) time.Pages = pages;
                if (reply.ScannedDone is { } scanned) time.Scanned = scanned;
                report(reply);
            }, token), stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var known = Failure.Of(
                e, x => $"{request.Name}: the result cannot be written to {request.Staging} ({x.Message})");
            var failure = known ?? new Failure(
                ExitCode.Bug,
                $"{request.Name}: a fault of the program itself ({e.GetType().Name}: {e.Message}). The other files go on; please report this one.");
            var reply = Failed(failure with
            {
                Message = failure.Message.Replace(request.Path, request.Name, StringComparison.Ordinal),
            });
            return known is null
                ? reply with { Details = e.ToString() }
                : reply with { IsShortOfMemory = e.InnerException is OutOfMemoryException };
        }
    }

    static ChildReply Failed(Failure failure) => new()
    {
        Code = (int)failure.Code,
        Error = failure.Message,
        CanHeal = failure.Code is ExitCode.Output or ExitCode.NotFound,
    };

    static ChildReply Read(
        ChildRequest request, CellReaderPool? readers, Action<ChildReply> report, CancellationToken stop)
    {
        var (formats, options) = Settings.Parse(request.Settings);
        var bytes = request.Pages is { } images ? BoundImages.Bind(images, stop) : DocumentOpener.ReadFile(request.Path);
        var source = DocumentOpener.Open(bytes, request.Name);
        report(new ChildReply { Opened = source.PageCount });
        using var scanned = ScannedPages.Over(
            source, readers, (done, of) => report(new ChildReply { ScannedDone = done, ScannedPages = of }), stop);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(scanned, options, stop);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var disclosure = DisclosureBuilder.Build(extraction, new SourceInfo
        {
            File = Path.GetFileName(request.Name),
            Sha256 = sha256,
            MediaType = source.MediaType,
            Bytes = bytes.Length,
            PageCount = source.PageCount,
            Producer = source.Producer,
        }, ProgramInfo.Version);
        stop.ThrowIfCancellationRequested();
        var path = Path.Combine(request.Staging, ResultFiles.Staged);
        var files = new List<string>();
        foreach (var (suffix, write) in ResultFiles.Of(formats).SelectMany(f => FilesOf(disclosure, f)))
        {
            AtomicFile.Write(path + suffix, request.Durable, write);
            files.Add(suffix);
        }
        // Whoever looks at the result wants the pages; report and inspect find them beside it.
        if (request.Pages is not null)
        {
            AtomicFile.Write(path + Bound, request.Durable, s => s.Write(bytes));
            files.Add(Bound);
        }
        if (request.Texts)
            AtomicFile.Write(path + ResultFiles.Texts, durable: false, s => PageTexts.Write(s, extraction.Texts));
        var summary = disclosure.Summary;
        return new ChildReply
        {
            Code = (int)ExitCode.Ok,
            Status = summary.Status,
            Reason = summary.Reason,
            Pages = summary.Pages,
            Facts = summary.Facts,
            Errors = summary.Findings.Error,
            Warnings = summary.Findings.Warning,
            Forms = extraction.Tables.Count(t => t.Form != FormIds.Other),
            Covered = summary.Coverage.Share,
            Sha256 = sha256,
            // The JSON last: whoever sees it sees the rest too.
            Files = [.. Enumerable.Reverse(files)],
        };
    }

    /// <summary>The files of a result in one format: what is appended to the name of the document, and what writes it.</summary>
    public static IEnumerable<(string Suffix, Action<Stream> Write)> FilesOf(Disclosure disclosure, OutputFormats format) =>
        format == OutputFormats.Json ? [(ResultFiles.Json, s => DisclosureJson.Write(s, disclosure))] : DataFiles.Of(disclosure, format, all: false);
}
