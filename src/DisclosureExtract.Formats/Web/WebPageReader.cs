using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats.Web;

/// <summary>Reads one web page: its lines and tables in their order, without what the site puts around them.</summary>
sealed partial class WebPageReader(StatedPage page, int number, CancellationToken stop)
{
    /// <summary>How deep elements may stand in each other, and cells that a span may cover: more is no page people wrote.</summary>
    const int Deepest = 400, WidestSpan = 1_000;

    /// <summary>Links among the characters of a block above which it is a menu.</summary>
    const double MenuShare = 0.6;

    readonly StringBuilder line = new();
    int lines, tables, linked;
    bool isExcel, isStruck;
    double indent;

    public PageContent Read(string html)
    {
        stop.ThrowIfCancellationRequested();
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        PageStyles.Write(document);
        isExcel = Office().IsMatch(html.AsSpan(0, Math.Min(html.Length, 4096)));
        if (document.Body is { } body) Walk(body, 0, false);
        EndLine();
        return page.ToPage("page " + number.ToString(CultureInfo.InvariantCulture));
    }

    void Walk(INode parent, int depth, bool isInLink)
    {
        if (depth > Deepest) throw new PageUnreadableException(number, $"its elements stand more than {Deepest} deep in each other");
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) Add(text.Data, isInLink);
            if (node is not IElement element || Looks.IsSilent(element)) continue;
            if (Looks.IsHidden(element))
            {
                Aside(element, AsideReason.Hidden, depth);
                continue;
            }
            if (Looks.IsStruck(element))
            {
                Aside(element, AsideReason.StruckOut, depth);
                continue;
            }
            if (element.LocalName == "br")
            {
                EndLine();
                continue;
            }
            var isBlock = Looks.IsBlock(element);
            if (isBlock && Looks.IsFurniture(element) && !HasForms(element))
            {
                EndLine();
                Aside(element, AsideReason.Furniture, depth);
                continue;
            }
            if (isBlock) EndLine();
            if (element.LocalName == "table" && IsData(element)) Table(element, depth);
            else
            {
                if (isBlock) indent = Looks.Indent(element);
                Walk(element, depth + 1, isInLink || element.LocalName == "a");
            }
            if (isBlock) EndLine();
        }
    }

    /// <summary>A menu has no table with amounts, whatever it is called.</summary>
    static bool HasForms(IElement element) => element.QuerySelectorAll("table").Any(t => t.QuerySelectorAll("td,th").Length >= 12);

    void Add(string text, bool isInLink)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
                continue;
            }
            line.Append(c);
            if (isInLink) linked++;
        }
    }

    void EndLine()
    {
        var text = line.ToString().TrimEnd();
        var inset = indent + LeadingSpace(text);
        var isMenu = linked > MenuShare * text.Length && !FormTitle().IsMatch(text);
        line.Clear();
        (linked, indent) = (0, 0);
        if (string.IsNullOrWhiteSpace(text)) return;
        stop.ThrowIfCancellationRequested();
        var stated = new StatedText(text, string.Create(CultureInfo.InvariantCulture, $"page {number}, line {++lines}")) { Indent = inset };
        if (isMenu || Imprint().IsMatch(TextFold.FoldTight(text))) page.KeepAside(stated, AsideReason.Furniture);
        else page.AddLine(Parts(stated));
    }

    /// <summary>Parts of a line that white space holds apart: body and unit, title and page.</summary>
    static IReadOnlyList<StatedText> Parts(StatedText line)
    {
        return [.. Gap().Split(line.Text.Trim('\u00A0', '\u3000', ' ')).Where(p => p.Length > 0).Select(p => line with { Text = p })];
    }

    void Aside(IElement element, AsideReason reason, int depth)
    {
        var text = TextOf(element, depth);
        if (text.Length > 0) page.KeepAside(new StatedText(text, string.Create(CultureInfo.InvariantCulture, $"page {number}, line {++lines}")), reason);
    }

    /// <summary>Whether a table holds data: others only lay out the page.</summary>
    static bool IsData(IElement table)
    {
        if (table.QuerySelector("table") is null) return true;
        var own = Rows(table).Count(r => r.Children.Count(c => IsCell(c) && c.QuerySelector("table") is null && TextFold.FoldTight(c.TextContent).Length > 0) >= 2);
        return own >= 3 && own >= Rows(table).Count(r => r.Children.Any(c => IsCell(c) && c.QuerySelector("table") is not null));
    }

    static bool IsCell(IElement element) => element.LocalName is "td" or "th";

    static IEnumerable<IElement> Rows(IElement table) => table.Children.SelectMany(c => c.LocalName switch
    {
        "tr" => [c],
        "thead" or "tbody" or "tfoot" => c.Children.Where(r => r.LocalName == "tr"),
        _ => Enumerable.Empty<IElement>(),
    });

    void Table(IElement table, int depth)
    {
        if (table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption)
        {
            Walk(caption, depth + 1, false);
            EndLine();
        }
        tables++;
        var cells = new List<SheetCell>();
        var (row, open) = (0, new List<int>()); // for each column, the row at which what stands above it ends
        var rows = Rows(table).ToList();
        var hidden = HiddenColumns(table);
        foreach (var tr in rows)
        {
            stop.ThrowIfCancellationRequested();
            var isRowHidden = Looks.IsHidden(tr) || (tr.ParentElement is { } group && group != table && Looks.IsHidden(group));
            int column = 0, cellNumber = 0;
            foreach (var td in tr.Children.Where(IsCell))
            {
                while (column < open.Count && open[column] > row) column++;
                var (width, height) = (Span(td, "colspan"), Span(td, "rowspan"));
                if (td.GetAttribute("rowspan")?.Trim() == "0") height = rows.Count - row;
                height = Math.Min(height, rows.Count - row);
                cellNumber++;
                var place = string.Create(CultureInfo.InvariantCulture, $"table {tables}, row {row + 1}, cell {cellNumber}");
                if (number > 1) place = string.Create(CultureInfo.InvariantCulture, $"page {number}, ") + place;
                isStruck = false;
                var text = TextOf(td, depth);
                var stated = new StatedText(text, place) { Indent = Looks.Indent(td) + LeadingSpace(text), IsRed = Looks.IsRed(td) || td.Children is [var only] && Looks.IsRed(only) };
                if (isRowHidden || Looks.IsHidden(td) || Enumerable.Range(column, width).All(hidden.Contains)) Keep(AsideReason.NotPrinted);
                else if (isStruck) Keep(AsideReason.StruckOut);
                else cells.Add(new SheetCell(new StatedCell(row, column, height, width, stated), !isExcel));
                while (open.Count < column + width) open.Add(0);
                for (var c = column; c < column + width; c++) open[c] = Math.Max(open[c], row + height);
                column += width;

                void Keep(AsideReason reason)
                {
                    if (text.Length > 0) page.KeepAside(stated, reason);
                }
            }
            row++;
        }
        SheetParts.Add(page, cells, "");
    }

    /// <summary>Columns that their element hides.</summary>
    static HashSet<int> HiddenColumns(IElement table)
    {
        var (hidden, column) = (new HashSet<int>(), 0);
        foreach (var col in table.Children.SelectMany(c => c.LocalName == "colgroup" ? c.Children.Where(x => x.LocalName == "col") : c.LocalName == "col" ? [c] : Enumerable.Empty<IElement>()))
        {
            var span = Span(col, "span");
            if (Looks.IsHidden(col)) hidden.UnionWith(Enumerable.Range(column, span));
            column += span;
        }
        return hidden;
    }

    static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, WidestSpan) : 1;

    /// <summary>The text of a cell or block, a line for each line it shows.</summary>
    string TextOf(IElement element, int depth)
    {
        var (shown, crossed) = (new StringBuilder(), new StringBuilder());
        var (struck, whole) = (0, 0);
        Gather(element, depth, false, false);
        isStruck = whole == 0 && struck > 0;
        if (isStruck) return crossed.ToString().Trim(' ', '\n');
        if (struck > 0)
            page.KeepAside(new StatedText(crossed.ToString().Trim(), string.Create(CultureInfo.InvariantCulture, $"page {number}, line {++lines}")), AsideReason.StruckOut);
        return shown.ToString().Trim(' ', '\n');

        void Gather(INode parent, int level, bool isCrossed, bool isRaised)
        {
            if (level > Deepest) throw new PageUnreadableException(number, $"its elements stand more than {Deepest} deep in each other");
            var text = isCrossed ? crossed : shown;
            foreach (var node in parent.ChildNodes)
            {
                if (node is IText data)
                {
                    foreach (var c in isRaised ? Raised.Of(data.Data) : data.Data)
                    {
                        if (c is ' ' or '\t' or '\r' or '\n' or '\f')
                        {
                            if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
                            continue;
                        }
                        text.Append(c);
                        if (isCrossed) struck++;
                        else if (c is not ('\u00A0' or '\u3000')) whole++;
                    }
                    continue;
                }
                if (node is not IElement inner || Looks.IsSilent(inner) || Looks.IsHidden(inner)) continue;
                if (inner.LocalName == "br") text.Append('\n');
                var isBlock = Looks.IsBlock(inner);
                if (isBlock && text.Length > 0 && text[^1] != '\n') text.Append('\n');
                Gather(inner, level + 1, isCrossed || Looks.IsStruck(inner), isRaised || inner.LocalName is "sup" or "sub");
                if (isBlock && text.Length > 0 && text[^1] != '\n') text.Append('\n');
            }
        }
    }

    static double LeadingSpace(string text)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            if (c == '\u3000') ems++;
            else if (c is ' ' or '\u00A0') ems += 0.5;
            else break;
        }
        return Math.Min(ems, 20);
    }

    [GeneratedRegex("Excel\\.Sheet|office:excel|Microsoft Excel", RegexOptions.IgnoreCase)]
    private static partial Regex Office();

    [GeneratedRegex("表(\\(.*\\)|（.*）)?$")]
    private static partial Regex FormTitle();

    [GeneratedRegex("[\\u00A0\\u3000 ]{3,}")]
    private static partial Regex Gap();

    /// <summary>Lines of sites that stand beside their articles.</summary>
    [GeneratedRegex(@"^(当前位置|您(现在)?(的|所在)(位置|在)|首页>|位置:|【?(打印|关闭|字号|字体)|分享到|扫一扫|浏览(次数|量)|点击(数|率|次数)|(发布|更新)(时间|日期):|信息来源:|来源:|作者:|版权所有|主办(单位)?:|承办(单位)?:|网站(地图|标识码)|.{0,20}ICP备|.{0,6}公网安备|建议使用|上一篇|下一篇|返回(顶部|首页)|\[?(大|中|小)\]?(\[?(大|中|小)\]?)+$)")]
    private static partial Regex Imprint();
}
