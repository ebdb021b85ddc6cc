using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Server.Answers;

/// <summary>Results and pictures of pages of a document, from the folder of results and that of the originals.</summary>
sealed class DocumentPages(string folder, string originals) : IDisposable
{
    /// <summary>Pictures are drawn one at a time: a page takes a processor for a moment, and reviewers look at one page each.</summary>
    readonly SemaphoreSlim drawing = new(1);

    readonly Dictionary<(string Path, int Page), byte[]> drawn = [];

    /// <summary>Pictures kept.</summary>
    const int MostDrawn = 64;

    /// <param name="path">Of the result below the folder, as the index knows it.</param>
    public byte[] Result(string path) => File.ReadAllBytes(Path.Combine(folder, path));

    /// <returns>WebP; null where the original is not there or the page cannot be drawn.</returns>
    public async Task<byte[]?> Picture(string path, Disclosure disclosure, int page, CancellationToken stop)
    {
        await drawing.WaitAsync(stop);
        try
        {
            if (drawn.TryGetValue((path, page), out var there)) return there;
            if (Original(path, disclosure) is not { } original) return null;
            using var source = DocumentOpener.Open(DocumentOpener.ReadFile(original), original);
            if (source is not IPixelSource pixels || page < 1 || page > source.PageCount) return null;
            var picture = PagePictures.Draw(pixels, page, disclosure.Pages[page - 1].Origin == "text", stop);
            if (picture is null) return null;
            if (drawn.Count >= MostDrawn) drawn.Clear();
            return drawn[(path, page)] = picture;
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
        return places.FirstOrDefault(p => File.Exists(p) && Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(p))) == disclosure.Source.Sha256);
    }
}
