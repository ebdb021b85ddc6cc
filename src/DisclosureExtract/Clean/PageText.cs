using System.Text;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>
/// The text of a page in pieces (lines and cells) with a name for each, for holding pages against each other.
/// </summary>
public sealed class PageText
{
    /// <summary>
    /// Where each piece begins in the text and stands on the page; without a label it is a line, and no place in a
    /// table.
    /// </summary>
    readonly List<(int Start, string? Label, int Row, int Column)> pieces = [];

    /// <summary>Letters and digits of a line that says something.</summary>
    const int LeastHead = 3;

    PageText(int page) => Page = page;

    public int Page { get; }

    /// <summary>All pieces, each on a line of its own.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Fingerprint of <see cref="Text"/>.</summary>
    public uint[] Print { get; private set; } = [];

    /// <summary>What the page says for itself, see <see cref="OwnText"/>.</summary>
    public int Own { get; private set; }

    /// <summary>Read from a text layer, which has no reader's faults.</summary>
    public bool IsExact { get; private set; }

    /// <summary>The first lines outside of tables, titles inside of their frames after them.</summary>
    public IReadOnlyList<string> Head { get; private set; } = [];

    /// <summary>Amounts of the page, separators and single digits left out.</summary>
    public IReadOnlyList<string> Numbers { get; private set; } = [];

    public static PageText Of(PageLayout layout)
    {
        var page = new PageText(layout.Page.Number);
        page.IsExact = layout.Page.Source.IsPrinted();
        var text = new StringBuilder();
        var lines = layout.Lines.Where(l => !PageFurniture.IsPageNumber(l, layout.Page)).ToList();
        for (var i = 0; i < lines.Count; i++) page.Add(text, lines[i].Tight, null, i, 0);
        page.Own = OwnText(layout);
        foreach (var grid in layout.Grids)
            foreach (var row in grid.Cells.Where(c => !c.IsEmpty).GroupBy(c => c.Row).OrderBy(r => r.Key))
            {
                var label = Label(grid, row.Key);
                foreach (var cell in row.OrderBy(c => c.Column))
                    page.Add(text, cell.Text, label, cell.Row, cell.Column);
            }
        page.Text = text.ToString();
        page.Print = MinHash.Of(page.Text);
        var inside = layout.TitleCells.Select(c => c.Text);
        // Scans have specks and strips above their titles in which readers see characters.
        page.Head = [.. lines.Select(l => l.Tight).Concat(inside)
            .Where(t => page.IsExact || t.Count(char.IsLetterOrDigit) >= LeastHead).Take(3)];
        page.Numbers = [.. NumbersIn(page.Text)];
        return page;
    }

    /// <summary>
    /// Characters above the tables, or of a page without any, and of titles inside of a frame: what tells a page from
    /// others with the same rows. Units, entities and notes repeat from page to page and from form to form.
    /// </summary>
    public static int OwnText(PageLayout layout)
    {
        var table = layout.Grids.Count > 0 ? layout.Grids.Max(g => g.Box.Top) : double.MaxValue;
        return layout.Lines.Where(l => l.Box.CenterY < table && !TableNotes.IsStart(l.Tight)
            && !PageFurniture.IsPageNumber(l, layout.Page) && !ContextReader.IsUnitOrEntity(l)).Sum(l => l.Tight.Length)
            + layout.TitleCells.Sum(c => c.Text.Length);
    }

    /// <summary>Writes all of it, for <see cref="ReadFrom"/> of the same version.</summary>
    public void WriteTo(BinaryWriter to)
    {
        to.Write(Page);
        to.Write(Text);
        to.Write(Own);
        to.Write(IsExact);
        WriteAll(to, Head);
        WriteAll(to, Numbers);
        to.Write(pieces.Count);
        foreach (var (start, label, row, column) in pieces)
        {
            to.Write7BitEncodedInt(start);
            to.Write(label is not null);
            if (label is not null) to.Write(label);
            to.Write7BitEncodedInt(row);
            to.Write7BitEncodedInt(column);
        }
        to.Write(Print.Length);
        foreach (var bin in Print) to.Write(bin);
    }

    /// <exception cref="IOException">It ends too early.</exception>
    public static PageText ReadFrom(BinaryReader from)
    {
        var page = new PageText(from.ReadInt32())
        {
            Text = from.ReadString(),
            Own = from.ReadInt32(),
            IsExact = from.ReadBoolean(),
            Head = ReadAll(from),
            Numbers = ReadAll(from),
        };
        for (var left = from.ReadInt32(); left > 0; left--)
            page.pieces.Add((
                from.Read7BitEncodedInt(), from.ReadBoolean() ? from.ReadString() : null, from.Read7BitEncodedInt(),
                from.Read7BitEncodedInt()));
        page.Print = new uint[from.ReadInt32()];
        for (var i = 0; i < page.Print.Length; i++) page.Print[i] = from.ReadUInt32();
        return page;
    }

    static void WriteAll(BinaryWriter to, IReadOnlyList<string> texts)
    {
        to.Write(texts.Count);
        foreach (var text in texts) to.Write(text);
    }

    static List<string> ReadAll(BinaryReader from)
    {
        var texts = new List<string>();
        for (var left = from.ReadInt32(); left > 0; left--) texts.Add(from.ReadString());
        return texts;
    }

    /// <summary>The name of the piece that holds the character at <paramref name="at"/>.</summary>
    public string WhereOf(int at)
    {
        var (_, label, row, column) = pieces[Math.Max(0, pieces.FindLastIndex(p => p.Start <= at))];
        return label is null ? $"line {row + 1}" : $"{label}, row {row + 1}, column {column + 1}";
    }

    void Add(StringBuilder text, string piece, string? label, int row, int column)
    {
        pieces.Add((text.Length, label, row, column));
        text.Append(piece).Append('\n');
    }

    static string Label(Grid grid, int row) =>
        grid.Row(row).FirstOrDefault(c => !c.IsEmpty && c.Text.Any(TextFold.IsHan))?.Text is { } label
            ? label.Length > 24 ? label[..24] + "…" : label : "table";

    /// <summary>Runs of digits, points and separators with at least two digits.</summary>
    static IEnumerable<string> NumbersIn(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ',')) i++;
            var number = text[start..i].Trim('.', ',').Replace(",", "", StringComparison.Ordinal);
            if (number.Count(char.IsAsciiDigit) >= 2 && number.Any(c => c is > '0' and <= '9')) yield return number;
        }
    }
}
