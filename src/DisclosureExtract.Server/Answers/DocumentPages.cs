using System.Collections.Concurrent;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Server.Answers;

/// <summary>Results and pictures of pages of a document, from the folder of results and that of the originals.</summary>
sealed class DocumentPages(string folder, string originals) : IDisposable
{
    /// <summary>Pictures are drawn one at a time: a page takes a processor for a moment, and reviewers look at one page each.</summary>
    readonly SemaphoreSlim drawing = new(1);

    /// <summary>By the SHA-256 of the original: a page looks the same whatever result speaks of it.</summary>
    readonly ConcurrentDictionary<(string Sha256, int Page), byte[]> drawn = new();

    /// <summary>Pictures kept.</summary>
    const int MostDrawn = 64;

    /// <param name="path">Of the result below the folder, as the index knows it.</param>
    public byte[] Result(string path) => File.ReadAllBytes(Path.Combine(folder, path));

    /// <summary>A picture that is there already, whether or not another is being drawn; else null.</summary>
    /// <param name="sha256">Of the original.</param>
    public byte[]? Drawn(string sha256, int page) =>
        drawn.TryGetValue((sha256, page), out var picture) ? picture : null;

    /// <returns>WebP; null where the original is not there or the page cannot be drawn.</returns>
    public async Task<byte[]?> Picture(string path, Disclosure disclosure, int page, CancellationToken stop)
    {
        await drawing.WaitAsync(stop);
        try
        {
            var sha256 = disclosure.Source.Sha256;
            if (Drawn(sha256, page) is { } there) return there; // drawn while this one waited
            if (Original(path, disclosure) is not { } original) return null;
            using var source = DocumentOpener.Open(DocumentOpener.ReadFile(original), original);
            if (source is not IPixelSource pixels || page < 1 || page > source.PageCount) return null;
            var picture = PagePictures.Draw(pixels, page, disclosure.Pages[page - 1].Origin is "text" or "ofd", stop);
            if (picture is null) return null;
            if (drawn.Count >= MostDrawn) drawn.Clear();
            return drawn[(sha256, page)] = picture;
        }
        catch (DocumentException)
        {
            return null;
        }
        finally
        {
            drawing.Release();
        }
    }

    public void Dispose() => drawing.Dispose();

    string? Original(string path, Disclosure disclosure)
    {
        var name = Path.GetFileName(disclosure.Source.File);
        var beside = Path.GetDirectoryName(path) ?? "";
        string[] places = [Path.Combine(originals, beside, name), Path.Combine(originals, name), Path.Combine(folder, beside, name), .. Directory.EnumerateDirectories(originals).Select(d => Path.Combine(d, name))];
        return places.FirstOrDefault(p => RunJournal.Hash(p) == disclosure.Source.Sha256);
    }
}
