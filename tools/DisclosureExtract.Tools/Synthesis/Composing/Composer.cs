using System.Globalization;
using DisclosureExtract.Tables;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Prose;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis.Composing;

/// <summary>Forms, prose and cards → pages.</summary>
sealed class Composer
{
    const double Margin = 40;
    const double Bottom = 46;

    readonly LayoutOptions options;
    readonly Accounts accounts;
    readonly Dice dice;
    readonly Face face;
    readonly Face bold;
    readonly List<DrawnPage> pages = [];
    readonly List<PlacedSheet> placed = [];
    readonly List<(string Title, int Page)> contents = [];
    readonly List<int> starts = []; // pages on which a form begins below its title
    readonly HashSet<int> bare = []; // pages without furniture
    double y;
    string entityName = ""; // whose forms are being drawn

    Composer(LayoutOptions options, Accounts accounts, Dice dice)
    {
        (this.options, this.accounts, this.dice) = (options, accounts, dice);
        face = Face.Load(options.Face);
        bold = Face.Load(options.Face == "ming" ? "hei" : options.Face);
    }

    public static (List<DrawnPage> Pages, List<PlacedSheet> Sheets) Compose(
        IReadOnlyList<Sheet> sheets, IReadOnlyList<ProseSection> prose, Accounts accounts, LayoutOptions options,
        Dice dice)
    {
        var composer = new Composer(options, accounts, dice);
        composer.ComposeAll(sheets, prose);
        return (composer.pages, composer.placed);
    }

    string Kind => accounts.IsFinal ? "决算" : "预算";

    string Body => accounts.Body.IsGovernment ? "政府" : accounts.Body.IsDepartment ? "部门" : "单位";

    void ComposeAll(IReadOnlyList<Sheet> sheets, IReadOnlyList<ProseSection> prose)
    {
        if (options.HasCover) Cover();
        DrawnPage? list = null;
        if (options.HasContents)
        {
            NewPage(isWide: false);
            list = pages[^1];
        }
        if (options.HasProse && prose.Count > 0) Prose("第一部分 " + accounts.Body.Name + "概况", prose.Take(1));
        var forms = sheets.Where(s => s.Form != "performance_target").ToList();
        for (var i = 0; i < forms.Count; i++) Table(forms[i], i, forms.Count);
        if (options.HasProse) Prose($"第三部分 {accounts.Year}年度{Body}{Kind}情况说明", prose.Skip(1));
        foreach (var card in sheets.Where(s => s.Form == "performance_target")) Table(card, -1, 0);
        var sealedPage = pages[^1];
        if (options.HasDuplicatePage && starts.Count > 0) pages.Add(Copy(pages[dice.Pick<int>(starts) - 1]));
        if (list is not null) Contents(list);
        Furniture();
        if (options.HasSeal && !(options.HasDuplicatePage && starts.Contains(pages.IndexOf(sealedPage) + 1)))
            Seal(sealedPage);
    }

    void Cover()
    {
        NewPage(isWide: false);
        bare.Add(pages.Count);
        var page = pages[^1];
        y = 240;
        var lines = dice.Chance(0.5)
            ? (string[])[accounts.Body.Name, $"{accounts.Year}年度{Body}{Kind}"]
            : [$"{accounts.Body.Name}{accounts.Year}年{Body}{Kind}公开"];
        foreach (var line in lines)
        {
            Center(page, line, 20, bold);
            y += 40;
        }
        if (!accounts.Body.IsGovernment && dice.Chance(0.4)) Left(page, $"{Kind}编制部门：{accounts.Body.Department}", 12, 120);
    }

    void Contents(DrawnPage page)
    {
        y = 80;
        Center(page, "目 录", 18, bold);
        y += 34;
        var step = Math.Min(20, (page.Height - 180) / Math.Max(1, contents.Count));
        foreach (var (title, number) in contents)
        {
            var end = number.ToString(CultureInfo.InvariantCulture);
            double left = Margin + 20, right = page.Width - Margin - 20, size = 10.5;
            var dots = (int)((right - left - face.Measure(title + end, size)) / face.Measure(".", size)) - 1;
            page.Marks.Add(new TextMark(title + new string('.', Math.Max(3, dots)) + end, left, y, size, face));
            y += step;
        }
    }

    void Prose(string heading, IEnumerable<ProseSection> sections)
    {
        NewPage(isWide: false);
        var number = pages.Count;
        y += 14;
        Center(pages[^1], heading, 15, bold);
        contents.Add((heading, number));
        y += 28;
        const double size = 11.5, step = 20;
        foreach (var section in sections)
        {
            Flow(section.Heading, 0, size + 1, step);
            foreach (var paragraph in section.Paragraphs) Flow(paragraph, 2, size, step);
        }
    }

    void Flow(string text, double indent, double size, double step)
    {
        var width = pages[^1].Width - 2 * Margin - 20;
        var line = "";
        var first = true;
        void Put()
        {
            if (y + step > pages[^1].Height - Bottom - 20) NewPage(isWide: false);
            y += step;
            pages[^1].Marks.Add(new TextMark(line, Margin + 10 + (first ? indent * size : 0), y, size, face)
            {
                IsGlyphwise = options.IsGlyphwise,
            });
            (line, first) = ("", false);
        }
        foreach (var c in text)
        {
            if (face.Measure(line + c, size) + (first ? indent * size : 0) > width
                && "，。；：、）”".IndexOf(c, StringComparison.Ordinal) < 0)
                Put();
            line += c;
        }
        if (line.Length > 0) Put();
    }

    bool IsWide(Sheet sheet) => options.Paper switch
    {
        Paper.Portrait => false,
        Paper.Landscape or Paper.A3 => true,
        _ => sheet.Weights.Count > 8,
    };

    void Table(Sheet original, int index, int count)
    {
        var isCard = index < 0;
        entityName = original.Entity.Length > 0 ? original.Entity : accounts.Body.Name;
        var unit = original.Unit;
        var showUnit = unit.Length > 0 && !(options.IsUnitOnce && index > 0 && unit == placed[^1].Sheet.Unit);
        var title = isCard
            ? original.Title
            : (options.HasYearInTitle ? $"{accounts.Year}年" + (dice.Chance(0.3) ? "度" : "") : "") + original.Title;
        var inside = options.TitlePlace == TitlePlace.Inside && !isCard;
        var sheet = inside ? WithTitleRows(original, title, showUnit) : original;
        var label = isCard ? "" : Label(index);
        var isWide = IsWide(sheet);
        var fits = false;
        var split = options.IsSplitSideways && !isCard && !inside
            ? TablePainter.Split(sheet, options, face, Margin, PageWidth(isWide) - 2 * Margin)
            : null;
        var isSamePaper = pages.Count > 0 && pages[^1].Width > pages[^1].Height == isWide;
        if (split is null && options.IsPacked && index > 0 && isSamePaper)
        {
            var trial = new TablePainter(sheet, options, face, Margin, pages[^1].Width - 2 * Margin);
            fits = y + 90 + Enumerable.Range(0, sheet.RowCount).Sum(trial.Height) < pages[^1].Height - Bottom - 10;
        }
        if (fits) y += 26;
        else NewPage(isWide);
        var whole = options.IsLabelInTitle && label.Length > 0 ? label + (index % 2 == 0 ? " " : "") + title : title;
        contents.Add((whole, pages.Count));
        if (split is not null)
        {
            SplitTable(sheet, split, isWide, whole, options.IsLabelInTitle ? "" : label, unit, showUnit);
            return;
        }
        if (!inside) Heading(whole, options.IsLabelInTitle ? "" : label, unit, showUnit, isCard);
        if (options.TitlePlace == TitlePlace.PageBefore && !isCard && !fits) NewPage(isWide);

        if (index >= 0 && options.TitlePlace != TitlePlace.PageBefore) starts.Add(pages.Count);
        var painter = new TablePainter(sheet, options, face, Margin, pages[^1].Width - 2 * Margin);
        var cells = new List<PlacedCell>();
        var from = 0;
        y += 6;
        var isContinuation = false;
        while (from < sheet.RowCount)
        {
            var bottom = pages[^1].Height - Bottom;
            var repeats = isContinuation && !isCard && RepeatsHeader;
            if (repeats) y = painter.Draw(pages[^1], pages.Count, y, 0, sheet.HeaderRows, null);
            var to = from;
            var used = y;
            while (to < sheet.RowCount && used + painter.Height(to) <= bottom) used += painter.Height(to++);
            if (to < sheet.RowCount && from == 0 && to <= sheet.HeaderRows)
            {
                NewPage(isWide); // no room for a single row below the heading
                if (sheet.HeaderRows > 0 && painter.HeaderHeight + painter.Height(sheet.HeaderRows) > bottom - y)
                    throw new InvalidOperationException($"{sheet.Title}: the heading does not fit on a page.");
                continue;
            }
            if (to == from) to = from + 1;
            var hasRowsBefore = from < to - 1 && to - 1 > sheet.HeaderRows;
            if (options.IsTotalAlone && !isCard && to == sheet.RowCount && hasRowsBefore && !IsMergedAt(sheet, to - 1))
                to--;
            y = painter.Draw(pages[^1], pages.Count, y, from, to, cells);
            from = to;
            if (from < sheet.RowCount)
            {
                NewPage(isWide);
                isContinuation = true;
            }
        }
        placed.Add(new PlacedSheet(sheet, cells));
        if (options.IsUnitBelow && showUnit && !isCard && !inside)
        {
            var (text, small) = (UnitText(unit), Math.Max(8.5, options.Size));
            var page = pages[^1];
            y += 14;
            page.Marks.Add(new TextMark(text, page.Width - Margin - face.Measure(text, small), y, small, face));
        }
        var isBetween = index >= 0 && index < count - 1;
        if (options.HasEmptyGrid && isBetween && dice.Chance(0.3) && sheet.Notes.Count == 0) EmptyGrid(sheet, isWide);
        Notes(sheet, isWide);
    }

    /// <summary>
    /// A sheet wider than the paper, as spreadsheets print it: the left columns on some pages, the right ones on as
    /// many after them, rows at the same heights. The title stands over one of the halves.
    /// </summary>
    void SplitTable(
        Sheet sheet, TablePainter painter, bool isWide, string title, string label, string unit, bool showUnit)
    {
        var isTitleRight = accounts.Year % 2 == 0;
        var cells = new List<PlacedCell>();
        var stretches = new List<(int From, int To, bool Repeats)>();
        var start = y;
        for (var half = 0; half < 2; half++)
        {
            if (half == 1) NewPage(isWide);
            y = start;
            var marks = pages[^1].Marks.Count;
            Heading(title, label, unit, showUnit, false);
            if (half == 0 == isTitleRight) pages[^1].Marks.RemoveRange(marks, pages[^1].Marks.Count - marks);
            y += 6;
            for (var from = 0; half == 0 && from < sheet.RowCount;)
            {
                var repeats = from > 0 && options.Repeat != HeaderRepeat.None;
                var used = (from > 0 ? Top : y) + (repeats ? painter.HeaderHeight : 0);
                var to = from;
                while (to < sheet.RowCount && (to == from || used + painter.Height(to) <= pages[^1].Height - Bottom))
                    used += painter.Height(to++);
                stretches.Add((from, to, repeats));
                from = to;
            }
            foreach (var (from, to, repeats) in stretches)
            {
                if (from > 0) NewPage(isWide);
                if (repeats) y = painter.Draw(pages[^1], pages.Count, y, 0, sheet.HeaderRows, null, half);
                y = painter.Draw(pages[^1], pages.Count, y, from, to, cells, half);
            }
        }
        placed.Add(new PlacedSheet(sheet, cells));
        Notes(sheet, isWide);
    }

    bool RepeatsHeader => options.Repeat switch
    {
        HeaderRepeat.All => true,
        HeaderRepeat.None => false,
        _ => pages.Count % 2 == 0,
    };

    void Notes(Sheet sheet, bool isWide)
    {
        foreach (var note in sheet.Notes)
        {
            y += 14;
            if (y > pages[^1].Height - Bottom) NewPage(isWide);
            Left(pages[^1], note, Math.Min(9, options.Size + 0.5), Margin);
        }
    }

    static bool IsMergedAt(Sheet sheet, int row) => sheet.Cells.Any(c => c.Row < row && c.Row + c.RowSpan > row);

    /// <summary>The columns once more on a new page, with nothing in them.</summary>
    void EmptyGrid(Sheet sheet, bool isWide)
    {
        NewPage(isWide);
        var blank = sheet with
        {
            Cells =
            [
                .. Enumerable.Range(0, 4)
                    .SelectMany(r =>
                        Enumerable.Range(0, sheet.Weights.Count).Select(c => new SheetCell(r, c, 1, 1, ""))),
            ],
            RowCount = 4, HeaderRows = 0,
        };
        y = new TablePainter(blank, options, face, Margin, pages[^1].Width - 2 * Margin)
            .Draw(pages[^1], pages.Count, y, 0, 4, null);
    }

    void Heading(string title, string label, string unit, bool showUnit, bool isCard)
    {
        var page = pages[^1];
        var small = Math.Max(8.5, options.Size);
        if (label.Length > 0)
        {
            Left(page, label, small, Margin);
            y += 16;
        }
        y += 8;
        var size = 15.0;
        if (options.HasBrokenTitle && title.Length > 12 && !isCard)
        {
            var cut = title.Length - title.Length / 3;
            Center(page, title[..cut], size, bold);
            y += 17;
            Center(page, title[cut..], size, bold);
        }
        else
        {
            while (bold.Measure(title, size) > page.Width - 2 * Margin) size *= 0.95;
            Center(page, title, size, bold);
        }
        y += 20;
        if (isCard) return;
        var entity = options.EntityHead.Length > 0 ? $"{options.EntityHead}：{entityName}" : "";
        if (entity.Length > 0) Left(page, entity, small, Margin);
        var text = UnitText(unit);
        if (showUnit && !options.IsUnitBelow)
            page.Marks.Add(new TextMark(text, page.Width - Margin - face.Measure(text, small), y, small, face));
    }

    string UnitText(string unit) => (options.UnitWording, accounts.Year % 3) switch
    {
        (1, _) => $"（人民币：{unit}）",
        (2, _) => "单位：人民币" + unit,
        (3, _) => "货币单位 " + unit,
        (4, _) => $"（单位：{unit}）",
        (_, 0) => "单位：" + unit,
        (_, 1) => "单位:" + unit,
        _ => "金额单位：" + unit,
    };

    /// <summary>Title and unit as the first rows inside of the frame.</summary>
    Sheet WithTitleRows(Sheet sheet, string title, bool showUnit)
    {
        var count = sheet.Weights.Count;
        var entity = options.EntityHead.Length > 0 ? $"{options.EntityHead}：{entityName}" : "";
        var cells = new List<SheetCell> { new(0, 0, 1, count, title) { IsBold = true } };
        var split = Math.Max(1, count / 2);
        cells.Add(new SheetCell(1, 0, 1, split, entity) { Align = Align.Left });
        cells.Add(
            new SheetCell(1, split, 1, count - split, showUnit ? UnitText(sheet.Unit) : "") { Align = Align.Right });
        var extra = entity.Length == 0 && !showUnit ? 1 : 2;
        if (count == 1 || extra == 1) cells.RemoveRange(1, 2);
        return sheet with
        {
            Cells = [.. cells, .. sheet.Cells.Select(c => c with { Row = c.Row + extra })],
            RowCount = sheet.RowCount + extra, HeaderRows = sheet.HeaderRows + extra,
        };
    }

    string Label(int index) => options.Label switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"公开{index + 1:00}表"),
        2 => string.Create(CultureInfo.InvariantCulture, $"{Kind}公开表{index + 1}"),
        3 => string.Create(CultureInfo.InvariantCulture, $"表{index + 1}"),
        4 => string.Create(CultureInfo.InvariantCulture, $"附表{index + 1}"),
        5 => "表" + Wordings.Chinese(index + 1),
        _ => "",
    };

    void NewPage(bool isWide)
    {
        var (width, height) = (PageWidth(isWide), options.Paper != Paper.A3 && isWide ? 595.28 : 841.89);
        pages.Add(new DrawnPage(width, height)
        {
            Turn = isWide && options.Paper != Paper.A3 ? options.Turn : Turn.Upright, Bleed = options.Bleed,
            IsInForm = options.IsInForm,
        });
        y = Top;
    }

    double Top => options.HasRunningHeader ? 62 : 48;

    double PageWidth(bool isWide) => options.Paper == Paper.A3 && isWide ? 1190.55 : isWide ? 841.89 : 595.28;

    static DrawnPage Copy(DrawnPage page)
    {
        var copy = new DrawnPage(page.Width, page.Height)
        {
            Turn = page.Turn, Bleed = page.Bleed, IsInForm = page.IsInForm,
        };
        copy.Marks.AddRange(page.Marks);
        return copy;
    }

    void Center(DrawnPage page, string text, double size, Face of) =>
        page.Marks.Add(new TextMark(text, (page.Width - of.Measure(text, size)) / 2, y, size, of)
        {
            IsFakeBold = options.IsFakeBold, IsGlyphwise = options.IsGlyphwise,
        });

    void Left(DrawnPage page, string text, double size, double left) =>
        page.Marks.Add(new TextMark(text, left, y, size, face) { IsGlyphwise = options.IsGlyphwise });

    /// <summary>Page numbers, running headers, watermarks and a seal.</summary>
    void Furniture()
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            if (options.Watermark == Watermark.Large)
                page.Marks.Insert(
                    0,
                    new TextMark("仅供公开使用", page.Width * 0.22, page.Height * 0.72, 60, bold)
                    {
                        Gray = 0.87, Angle = 40,
                    });
            if (options.Watermark == Watermark.Tiled)
                for (var row = 0; row < 4; row++)
                    for (var column = 0; column < 3; column++)
                        page.Marks.Insert(
                            0,
                            new TextMark("内部审核", 40 + column * page.Width / 3, 150 + row * page.Height / 4.5, 22, face)
                            {
                                Gray = 0.82, Angle = 30,
                            });
            if (bare.Contains(i + 1)) continue;
            if (options.HasRunningHeader)
            {
                var text = $"{accounts.Body.Name}{accounts.Year}年{Body}{Kind}";
                page.Marks.Add(
                    new TextMark(text, (page.Width - face.Measure(text, 8)) / 2, 34, 8, face) { Gray = 0.3 });
            }
            var number = options.PageNumbers switch
            {
                PageNumbers.Plain => (i + 1).ToString(CultureInfo.InvariantCulture),
                PageNumbers.Dashed => string.Create(CultureInfo.InvariantCulture, $"- {i + 1} -"),
                PageNumbers.OfAll => string.Create(CultureInfo.InvariantCulture, $"第 {i + 1} 页 共 {pages.Count} 页"),
                _ => "",
            };
            if (number.Length > 0)
                page.Marks.Add(
                    new TextMark(number, (page.Width - face.Measure(number, 9)) / 2, page.Height - 24, 9, face));
        }
    }

    /// <summary>A seal in the lower right corner, clear of the text.</summary>
    void Seal(DrawnPage sealedPage)
    {
        double x = sealedPage.Width - 100, middle = sealedPage.Height - 100;
        if (sealedPage.Marks.OfType<TextMark>().Any(IsInTheWay)) return;
        sealedPage.Marks.Add(new RingMark(x, middle, 55, 2.2));
        foreach (var (c, k) in accounts.Body.Name.Take(10).Select((c, k) => (c, k)))
        {
            var angle = Math.PI * (1.15 - 1.3 * k / 9);
            sealedPage.Marks.Add(
                new TextMark(c.ToString(), x + 42 * Math.Cos(angle) - 5, middle - 42 * Math.Sin(angle) + 5, 11, face)
                {
                    IsRed = true, Angle = angle * 180 / Math.PI - 90,
                });
        }

        bool IsInTheWay(TextMark text)
        {
            var isBeside = text.Y > middle - 70 && text.Y < middle + 60;
            return isBeside && text.X + text.Face.Measure(text.Text, text.Size) > x - 60 && text.Gray < 0.5;
        }
    }
}
