using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// A text transcript of a disclosure: prose line by line, table rows with tabs between the cells. Pages are parted by
/// form feeds, else by lines that hold a page number (- 5 -), else not at all. A transcript has no geometry: boxes
/// count lines and columns, so that they can be ordered and told apart, and spans of cells are not known.
/// </summary>
public sealed partial class TranscriptPageSource : IPageSource
{
    /// <summary>Height of a line and width of a column in the stand-in geometry, points.</summary>
    const double LineHeight = 14, ColumnWidth = 80;

    /// <summary>Bytes a transcript may have; a large one has a few hundred thousand.</summary>
    const int Largest = 16 << 20;

    /// <summary>Pages, and lines of all of them, that a transcript may have.</summary>
    const int MostPages = 5_000, MostLines = 100_000;

    /// <summary>What one page may have. A page beyond is not read, and that is said.</summary>
    const int LongestLine = 20_000, MostCells = 300, MostLinesOfPage = 10_000;

    readonly List<List<string>> pages;

    TranscriptPageSource(List<List<string>> pages) => this.pages = pages;

    public string MediaType => "text/plain";

    public string? Producer => null;

    public int PageCount => pages.Count;

    /// <summary>Opens a transcript in UTF-8 (with or without byte order mark) or GB 18030.</summary>
    /// <exception cref="DocumentException">Empty, or bytes that are no text in either encoding.</exception>
    public static TranscriptPageSource Open(byte[] bytes, string name)
    {
        if (bytes.Length > Largest)
            throw new DocumentException(DocumentFault.TooLarge,
                $"{name}: a text of {bytes.Length >> 20} MiB; transcripts of at most {Largest >> 20} MiB are read. "
                + "Split the file.");
        var text = Decode(bytes, name);
        if (string.IsNullOrWhiteSpace(text))
            throw new DocumentException(DocumentFault.Empty, $"{name}: the file holds no text.");
        var pages = SplitPages(text);
        var lines = pages.Sum(p => p.Count);
        if (pages.Count > MostPages || lines > MostLines)
            throw new DocumentException(DocumentFault.TooLarge,
                $"{name}: {pages.Count} pages, {lines} lines; at most {MostPages} pages and {MostLines} lines are read. "
                + "Split the file.");
        return new TranscriptPageSource(pages);
    }

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        var lines = pages[number - 1];
        if (lines.Count > MostLinesOfPage)
            throw new PageUnreadableException(number, $"it has {lines.Count} lines, more than {MostLinesOfPage}");
        foreach (var line in lines)
        {
            if (line.Length > LongestLine)
                throw new PageUnreadableException(number,
                    $"it has a line of {line.Length} characters, more than {LongestLine}");
            if (line.AsSpan().Count('\t') > MostCells)
                throw new PageUnreadableException(number, $"it has a row of more than {MostCells} cells");
        }
        var words = new List<Word>();
        var grids = new List<Grid>();
        var rows = new List<(int Line, string[] Cells)>();
        var columns = 2;
        var inContents = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var tight = TextFold.FoldTight(line);
            if (tight == "目录") inContents = true;
            else if (inContents && tight.Length > 0 && !ContentsLine().IsMatch(tight)) inContents = false;
            if (line.Contains('\t') && !inContents)
            {
                rows.Add((i, line.Split('\t')));
                columns = Math.Max(columns, rows[^1].Cells.Length);
                continue;
            }
            Flush();
            // an entry of the contents and its page
            var parts = line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var c = 0; c < parts.Length; c++)
                if (TextFold.FoldTight(parts[c]).Length > 0) words.Add(ToWord(parts[c], c, i));
        }
        Flush();
        return new PageContent
        {
            Number = number,
            Width = columns * ColumnWidth,
            Height = Math.Max(1, lines.Count) * LineHeight,
            Words = words,
            StatedTables = grids,
            Glyphs = new GlyphCounts { Shown = lines.Sum(l => l.Length) },
        };

        void Flush()
        {
            if (rows.Count > 0) grids.Add(ToGrid(rows, number));
            rows.Clear();
        }
    }

    public void Dispose()
    {
    }

    static Grid ToGrid(List<(int Line, string[] Cells)> rows, int page)
    {
        var columns = rows.Max(r => r.Cells.Length);
        var cells = new List<Cell>();
        for (var r = 0; r < rows.Count; r++)
            for (var c = 0; c < columns; c++)
            {
                var text = c < rows[r].Cells.Length ? rows[r].Cells[c].Trim() : "";
                var box = BoxAt(c, rows[r].Line);
                TextLine[] lines = text.Length == 0 ? [] : [new TextLine([ToWord(text, c, rows[r].Line)], box)];
                cells.Add(new Cell(r, c, 1, 1, box, lines) { Page = page });
            }
        return new Grid
        {
            RowCount = rows.Count,
            ColumnCount = columns,
            Cells = cells,
            Box = BoxAt(0, rows[0].Line).Union(BoxAt(columns - 1, rows[^1].Line)),
            ColumnLines = [.. Enumerable.Range(0, columns + 1).Select(c => c * ColumnWidth)],
            HasSpans = false,
        };
    }

    static BoundingBox BoxAt(int column, int line) =>
        new(column * ColumnWidth, line * LineHeight, (column + 1) * ColumnWidth, (line + 1) * LineHeight);

    static Word ToWord(string text, int column, int line) =>
        new(TextFold.Fold(text), BoxAt(column, line), WordSource.Transcript)
        {
            Raw = text,
            FontSize = LineHeight * 0.8,
        };

    static List<List<string>> SplitPages(string text)
    {
        if (text.Contains('\f')) return [.. text.Split('\f').Select(Lines)];
        var lines = Lines(text);
        if (lines.Count(IsPageNumber) < 2) return [lines];
        var pages = new List<List<string>>();
        var page = new List<string>();
        foreach (var line in lines)
        {
            page.Add(line);
            if (!IsPageNumber(line)) continue;
            pages.Add(page);
            page = [];
        }
        if (page.Exists(l => l.Trim().Length > 0)) pages.Add(page);
        return pages;
    }

    static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines()) lines.Add(line.ToString());
        return lines;
    }

    static bool IsPageNumber(string line) => PageNumberLine().IsMatch(line);

    static string Decode(byte[] bytes, string name)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
        }
        try
        {
            var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback)!;
            var text = gb.GetString(bytes);
            if (!text.Contains('\0')) return text;
        }
        catch (DecoderFallbackException)
        {
        }
        throw new DocumentException(DocumentFault.UnknownType,
            $"{name}: not a text in UTF-8 or GB 18030. Save the transcript as UTF-8.");
    }

    [GeneratedRegex(@"^\s*([-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页.{0,12})\s*$")]
    private static partial Regex PageNumberLine();

    [GeneratedRegex(@"\d+$|[.…·]{3,}$")]
    private static partial Regex ContentsLine();
}
