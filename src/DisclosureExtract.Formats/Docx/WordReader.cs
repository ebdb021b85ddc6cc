using System.Globalization;
using System.Xml.Linq;
using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats.Docx;

/// <summary>The body of a Word document, part by part, as lines and tables.</summary>
sealed class WordReader
{
    /// <summary>Tables inside tables, and boxes inside boxes.</summary>
    const int Deepest = 12;

    /// <summary>Points of a picture in which a table may be.</summary>
    const double WidestOrnament = 250, HighestOrnament = 90;

    readonly WordParts parts;
    readonly List<List<XElement>> pages = [[]];
    readonly List<(List<XElement>? Blocks, WordPicture? Picture)> order = [];
    readonly Dictionary<int, XElement> sections = [];
    readonly WordNumbering numbering;
    readonly WordStyles styles;
    readonly Dictionary<XElement, (string Number, string Place)> known = [];

    public WordReader(WordParts parts, XElement body)
    {
        this.parts = parts;
        var styleList = parts.Read(parts.Related(parts.Main, "styles").FirstOrDefault());
        styles = new WordStyles(styleList);
        numbering = new WordNumbering(parts.Read(parts.Related(parts.Main, "numbering").FirstOrDefault()), styleList);
        foreach (var block in WordBlocks.Of(body)) Part(block);
        Count(body);
        while (pages.Count > 1 && pages[^1].Count == 0) pages.RemoveAt(pages.Count - 1);
        foreach (var page in pages)
        {
            order.Add((page, null));
            foreach (var picture in page.SelectMany(WordPicture.In).Where(p => p.Width >= WidestOrnament && p.Height >= HighestOrnament))
                order.Add((null, picture with { Number = order.Count + 1, Part = parts.Related(parts.Main, "image", picture.Id) }));
        }
    }

    public int PageCount => order.Count;

    /// <summary>Pictures as large as tables. Each is a page of its own, behind the one that it stands on.</summary>
    public IEnumerable<WordPicture> Pictures => order.Select(p => p.Picture).OfType<WordPicture>();

    WordText Text(XElement paragraph) => WordText.Of(paragraph, styles);

    /// <summary>Numbers of lists and places in words follow the order of the whole document.</summary>
    void Count(XElement body)
    {
        var (paragraphs, tables) = (0, 0);
        foreach (var element in body.Descendants())
            if (element.Name.LocalName == "p")
            {
                var properties = element.Child("pPr");
                var isInTable = element.Ancestors().Any(a => a.Name.LocalName == "tbl");
                if (!isInTable) paragraphs++;
                known[element] = (numbering.Next(properties), string.Create(CultureInfo.InvariantCulture, $"paragraph {paragraphs}"));
            }
            else if (element.Name.LocalName == "tbl")
                known[element] = ("", string.Create(CultureInfo.InvariantCulture, $"table {++tables}"));
    }

    void Part(XElement block)
    {
        if (block.Name.LocalName == "sectPr")
        {
            sections[pages.Count] = block;
            return;
        }
        var properties = block.Name.LocalName == "p" ? block.Child("pPr") : null;
        if (properties?.Child("pageBreakBefore").IsOn() == true && pages[^1].Count > 0) pages.Add([]);
        pages[^1].Add(block);
        var isBroken = block.Name.LocalName == "p" && block.Within("br").Any(b => b.Said("type") == "page");
        if (properties?.Child("sectPr") is { } section)
        {
            sections[pages.Count] = section;
            isBroken |= section.Child("type").Said() != "continuous";
        }
        if (isBroken) pages.Add([]);
    }

    public PageContent Read(int number, CancellationToken stop)
    {
        if (order[number - 1].Picture is { } picture) return picture.ToPage();
        var page = new StatedPage(number, WordSource.Docx);
        var reading = new Reading(this, page, number, stop);
        foreach (var block in order[number - 1].Blocks!) reading.Add(block, 0);
        reading.AddNotes();
        return page.ToPage(string.Create(CultureInfo.InvariantCulture, $"page {number}")) with { Furniture = [.. Furniture(number)] };
    }

    /// <summary>Headers and footers of the section a page is in: printed on each of its pages, and no part of the text.</summary>
    IEnumerable<NoiseItem> Furniture(int number)
    {
        var page = pages.IndexOf(order[number - 1].Blocks!) + 1;
        if (sections.Where(s => s.Key >= page).OrderBy(s => s.Key).Select(s => s.Value).FirstOrDefault() is not { } section) yield break;
        foreach (var reference in section.Elements().Where(e => e.Name.LocalName is "headerReference" or "footerReference"))
        {
            var kind = reference.Name.LocalName.Replace("Reference", "", StringComparison.Ordinal);
            var text = parts.Read(parts.Related(parts.Main, kind, reference.Said("id"))) is { } part
                ? string.Join(' ', part.Within("p").Select(p => Text(p).Shown.Trim()).Where(t => t.Length > 0)) : "";
            if (text.Length > 0) yield return new NoiseItem(NoiseKinds.RunningHeader, TextFold.Fold(text), [(number, default)]);
        }
    }

    /// <summary>One page being read.</summary>
    sealed class Reading(WordReader document, StatedPage page, int pageNumber, CancellationToken stop)
    {
        readonly List<(string Kind, string Id)> notes = [];

        public void Add(XElement block, int depth)
        {
            stop.ThrowIfCancellationRequested();
            if (depth > Deepest) throw new PageUnreadableException(pageNumber, $"it has more than {Deepest} tables inside each other");
            if (block.Name.LocalName == "p") AddParagraph(block, depth);
            else if (block.Name.LocalName == "tbl") AddTable(block, depth);
        }

        void AddParagraph(XElement paragraph, int depth)
        {
            var (text, stated) = Read(paragraph);
            var line = stated.Text.Replace($"{WordText.PageBreak}", "\n", StringComparison.Ordinal);
            // Tabs hold the parts of a line apart.
            if (line.Contains('\t')) AddParts(line, stated);
            else if (line.Trim().Length > 0) page.AddLine(stated with { Text = line });
            AddBoxes(text, depth);
        }

        void AddParts(string text, StatedText of)
        {
            foreach (var line in text.Split('\n'))
            {
                var pieces = line.Split('\t').Where(p => p.Trim().Length > 0).Select((p, i) => of with { Text = p, Indent = i == 0 ? of.Indent : 0 }).ToList();
                if (pieces.Count > 0) page.AddLine(pieces);
            }
        }

        void AddBoxes(WordText text, int depth)
        {
            foreach (var box in text.Boxes)
                foreach (var block in WordBlocks.Of(box)) Add(block, depth + 1);
        }

        /// <summary>The text of a paragraph with the number before it; what of it does not show is kept aside.</summary>
        (WordText Text, StatedText Stated) Read(XElement paragraph, string? place = null)
        {
            var (number, own) = document.known.GetValueOrDefault(paragraph, ("", ""));
            var text = document.Text(paragraph);
            place ??= own;
            if (text.Hidden.Trim().Length > 0) page.KeepAside(new StatedText(text.Hidden, place), AsideReason.Hidden);
            if (text.Struck.Trim().Length > 0) page.KeepAside(new StatedText(text.Struck, place), AsideReason.StruckOut);
            notes.AddRange(text.Notes);
            var shown = text.Shown.Trim().Length > 0 ? number + text.Shown : text.Shown;
            return (text, new StatedText(shown, place) { Indent = Indent(paragraph, shown), IsRed = text.IsRed });
        }

        /// <summary>How far the first line is set in, in characters.</summary>
        static double Indent(XElement paragraph, string text)
        {
            const double UsualCharacter = 210;
            var set = paragraph.Child("pPr")?.Child("ind");
            double Part(string characters, string twips) => set.Number(characters) is { } count ? count / 100.0 : (set.Number(twips) ?? 0) / UsualCharacter;
            var left = set.Said("startChars") is not null || set.Said("start") is not null ? Part("startChars", "start") : Part("leftChars", "left");
            var spaces = text.TakeWhile(c => c is ' ' or '\u00A0' or '\u3000').Sum(c => c == '\u3000' ? 1 : 0.5);
            return Math.Clamp(left + Part("firstLineChars", "firstLine") + spaces, 0, 20);
        }

        void AddTable(XElement table, int depth)
        {
            var rows = WordBlocks.Parts(table, "tr").Where(r => r.Child("trPr")?.Child("del") is null).ToList();
            var isLayout = table.Within("tbl").Any() && rows.TrueForAll(r => WordBlocks.Parts(r, "tc").Count() <= 1);
            if (isLayout)
            {
                // A frame around what it holds.
                foreach (var block in rows.SelectMany(r => WordBlocks.Parts(r, "tc")).SelectMany(WordBlocks.Of)) Add(block, depth + 1);
                return;
            }
            var (cells, inner) = Cells(rows, document.known.GetValueOrDefault(table, ("", "table")).Item2);
            page.AddTable(cells);
            foreach (var nested in inner) Add(nested, depth + 1);
        }

        (List<StatedCell> Cells, List<XElement> Inner) Cells(List<XElement> rows, string name)
        {
            var cells = new List<StatedCell>();
            var inner = new List<XElement>();
            var open = new Dictionary<int, int>(); // column → index of the cell that goes on downwards
            for (var row = 0; row < rows.Count; row++)
            {
                var column = Math.Clamp(rows[row].Child("trPr")?.Child("gridBefore").Number() ?? 0, 0, 1000);
                var isHidden = rows[row].Child("trPr")?.Child("hidden").IsOn() == true;
                var merged = -1;
                foreach (var (number, cell) in WordBlocks.Parts(rows[row], "tc").Where(c => c.Child("tcPr")?.Child("cellDel") is null).Index())
                {
                    var properties = cell.Child("tcPr");
                    var span = Math.Clamp(properties?.Child("gridSpan").Number() ?? 1, 1, 1000);
                    var down = properties?.Child("vMerge");
                    if (properties?.Child("hMerge") is { } across && across.Said() != "restart" && merged >= 0)
                    {
                        cells[merged] = cells[merged] with { ColumnSpan = cells[merged].ColumnSpan + span };
                        column += span;
                        continue;
                    }
                    if (down is not null && down.Said() != "restart" && open.TryGetValue(column, out var above) && cells[above].ColumnSpan == span)
                    {
                        cells[above] = cells[above] with { RowSpan = row - cells[above].Row + 1 };
                        AddTo(cells, above, cell, inner);
                        column += span;
                        continue;
                    }
                    var content = Read(cell, string.Create(CultureInfo.InvariantCulture, $"{name}, row {row + 1}, cell {number + 1}"), inner);
                    if (isHidden)
                    {
                        if (content.Text.Trim().Length > 0) page.KeepAside(content, AsideReason.Hidden);
                        content = content with { Text = "" };
                    }
                    cells.Add(new StatedCell(row, column, 1, span, content));
                    merged = cells.Count - 1;
                    for (var at = column; at < column + span; at++) open.Remove(at);
                    if (down is not null) open[column] = cells.Count - 1;
                    column += span;
                }
            }
            return (cells, inner);
        }

        /// <summary>Text in a cell that the one above goes on over does not show in Word; other programs show it.</summary>
        void AddTo(List<StatedCell> cells, int above, XElement cell, List<XElement> inner)
        {
            var more = Read(cell, cells[above].Content.Place, inner);
            if (more.Text.Trim().Length > 0) page.KeepAside(more, AsideReason.Covered);
        }

        StatedText Read(XElement cell, string place, List<XElement> inner)
        {
            var lines = new List<string>();
            var (indent, isRed) = ((double?)null, false);
            foreach (var block in WordBlocks.Of(cell))
            {
                if (block.Name.LocalName == "tbl") inner.Add(block);
                if (block.Name.LocalName != "p") continue;
                var (text, stated) = Read(block, place);
                inner.AddRange(text.Boxes.SelectMany(WordBlocks.Of));
                if (stated.Text.Trim().Length == 0) continue;
                indent ??= stated.Indent;
                isRed |= stated.IsRed;
                lines.Add(stated.Text.Replace('\t', ' ').Replace(WordText.PageBreak, '\n'));
            }
            return new StatedText(string.Join('\n', lines), place) { Indent = indent ?? 0, IsRed = isRed };
        }

        /// <summary>Notes stand below the text that refers to them.</summary>
        public void AddNotes()
        {
            foreach (var (kind, id) in notes.ToList())
            {
                var list = document.parts.Read(document.parts.Related(document.parts.Main, kind + "s").FirstOrDefault());
                foreach (var note in list?.All(kind).Where(n => n.Said("id") == id) ?? [])
                    foreach (var paragraph in note.Within("p"))
                    {
                        var text = document.Text(paragraph).Shown;
                        if (text.Trim().Length > 0) page.AddLine(new StatedText(text, $"{kind} {id}"));
                    }
            }
        }
    }
}
