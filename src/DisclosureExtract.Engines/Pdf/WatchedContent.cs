using System.Buffers;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Looks at content before it is parsed: an image within it that does not end swallows what comes behind.</summary>
sealed class WatchedContent(IPageContentParser inner, Action broken) : IPageContentParser
{
    static readonly SearchValues<byte> White = SearchValues.Create(" \r\n\t\f\0"u8);

    public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog logger)
    {
        var length = (int)inputBytes.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            inputBytes.Seek(0);
            var read = inputBytes.Read(bytes.AsSpan(0, length));
            inputBytes.Seek(0);
            if (IsImageOpen(bytes.AsSpan(0, read))) broken();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        return inner.Parse(pageNumber, inputBytes, logger);
    }

    /// <summary>Whether the last image that begins has no end.</summary>
    static bool IsImageOpen(ReadOnlySpan<byte> content)
    {
        for (var end = content.Length; ;)
        {
            var at = content[..end].LastIndexOf("BI"u8);
            if (at < 0) return false;
            end = at;
            var rest = content[(at + 2)..];
            if (at > 0 && !White.Contains(content[at - 1])) continue;
            var next = rest.IndexOfAnyExcept(White);
            if (next < 0 || rest[next] != '/') continue;
            var close = rest.LastIndexOf("EI"u8);
            return close < 0 || !White.Contains(rest[close - 1]);
        }
    }
}
