using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Cleaning;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;
using SkiaSharp;

namespace DisclosureExtract.Tests.Scans;

public sealed class PageScannerTests
{
    static readonly DrawnTable Form = DrawnForm.Table;

    static readonly Word[] Around = DrawnForm.Around;

    static DrawnScan Page => new() { Table = Form, Lines = Around };

    static PageContent Scan(DrawnScan page, KnowingReader? reader = null) =>
        PageScanner.Scan(new PageContent { Number = 1, Width = 0, Height = 0 }, page.ToPixels(), reader ?? new KnowingReader([.. page.Words], DrawnScan.Width, DrawnScan.Height));

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(600)]
    public void A_page_of_few_pixels_is_a_page_without_words(double dpi)
    {
        foreach (var width in (int[])[1, 2, 3, 7, 17, 40, 90])
            foreach (var height in (int[])[1, 2, 3, 7, 17, 40, 90])
                foreach (var isGray in (bool[])[true, false])
                {
                    byte[] Plane(int step) => [.. Enumerable.Range(0, width * height).Select(i => (byte)(i * step))];
                    var gray = Plane(37);
                    var pixels = isGray ? new PagePixels(width, height, gray, gray, gray, dpi) : new PagePixels(width, height, gray, Plane(91), Plane(13), dpi);
                    Assert.Empty(PageScanner.Scan(new PageContent { Number = 1, Width = 0, Height = 0 }, pixels, new KnowingReader([], DrawnScan.Width, DrawnScan.Height)).Words);
                }
    }

    static Grid OnlyGrid(PageContent page) => Assert.Single(GridFinder.Find(page).Grids);

    [Theory]
    [InlineData(150, 0, 0, 0.7)]
    [InlineData(200, 0, 0, 0.4)]
    [InlineData(150, 0.8, 6, 0.5)]
    [InlineData(200, -1.7, 8, 0.7)]
    [InlineData(300, 2.0, 4, 0.7)]
    [InlineData(150, 0, 0, 2.2)]
    [InlineData(200, 7.3, 4, 0.7)]
    [InlineData(200, -11.5, 4, 0.7)]
    public void A_scanned_table_has_the_cells_and_words_that_were_drawn(double dpi, double skew, double noise, float line)
    {
        var page = Scan(Page with { Dpi = dpi, Skew = skew, Noise = noise, Line = line });
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(OnlyGrid(page)));
        Assert.Equal(skew, page.Skew, 0.06);
        Assert.Empty(page.Scan!.Noise);
        Assert.Equal(Around.Select(w => w.Text).Order(StringComparer.Ordinal), GridFinder.Find(page).Lines.Select(l => l.Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(200, 0, 2, 2)]
    [InlineData(200, 0.8, 3, 1.5)]
    [InlineData(150, 0, 2, 2)]
    public void Dashed_rulings_are_rulings(double dpi, double skew, float dash, float gap)
    {
        var page = Scan(Page with { Dpi = dpi, Skew = skew, Noise = 4, Dashes = [dash, gap] });
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(OnlyGrid(page)));
    }

    [Fact]
    public void Columns_whose_ruling_does_not_show_are_parted_where_all_cells_leave_the_same_paper()
    {
        var page = Scan(Page with { Dpi = 200, IsHidden = r => !r.IsHorizontal && Math.Abs(r.Position - 130) < 1 });
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(OnlyGrid(page)));
    }

    [Fact]
    public void A_table_of_level_lines_only_is_read_line_by_line_and_its_lines_are_no_text()
    {
        var page = Scan(Page with { Dpi = 200, IsHidden = r => !r.IsHorizontal });
        Assert.Equal(Form.Y.Length - 1, page.Rulings.Select(r => Math.Round(r.Position)).Distinct().Count());
        Assert.All(page.Rulings, r => Assert.True(r.IsHorizontal));
        string[] Names(IEnumerable<Word> words) => [.. words.Select(w => w.Text).Where(t => t.Any(TextFold.IsHan)).Order(StringComparer.Ordinal)]; // digits are narrower than their boxes here
        Assert.Equal(Names(Form.Words().Concat(Around)), Names(page.Words));
    }

    [Fact]
    public void Watermark_and_seal_are_found_and_hide_nothing()
    {
        var page = Scan(Page with { Dpi = 200, Skew = 0.8, Noise = 6, Watermark = true, Seal = new SKPoint(370, 265) });
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(OnlyGrid(page)));
        var seal = Assert.Single(page.Scan!.Noise, n => n.Kind == NoiseKinds.Stamp).Places[0].Box;
        Assert.Equal(370, seal.CenterX, 6.0);
        Assert.Equal(265, seal.CenterY, 6.0);
        Assert.Contains(page.Scan.Noise, n => n.Kind == NoiseKinds.Watermark);
    }

    [Theory]
    [InlineData(200, 0, 0, 110, 0.2)]
    [InlineData(150, 0.8, 8, 170, 0.25)] // thin strokes are pale here
    public void What_is_read_is_free_of_marks_and_keeps_its_ink(double dpi, double skew, double noise, int dark, double differs)
    {
        var drawn = Page with { Dpi = dpi, Skew = skew, Noise = noise };
        var clean = PreparedPage.Make(drawn.ToPixels(), 0).Image;
        var marked = PreparedPage.Make((drawn with { Watermark = true, Seal = new SKPoint(370, 265) }).ToPixels(), 0).Image;
        int Dark(PageImage image, BoundingBox box)
        {
            var pixels = image.ToPixels(box);
            var count = 0;
            for (var y = pixels.Top; y < pixels.Bottom; y++)
                for (var x = pixels.Left; x < pixels.Right; x++)
                    if (image.Gray[y * image.Width + x] < dark) count++;
            return count;
        }
        foreach (var word in Page.Words)
        {
            var before = Dark(clean, word.Box);
            Assert.InRange(Dark(marked, word.Box), (1 - differs) * before, (1 + differs) * before + 4);
        }
        Assert.Equal(0, Dark(marked, new BoundingBox(60, 400, 540, 800))); // nothing but watermark was there
    }

    [Fact]
    public void Coloured_text_stays_text()
    {
        var pixels = (Page with { Dpi = 200 }).ToPixels();
        var red = new byte[pixels.Red.Length];
        Array.Fill(red, (byte)235); // all ink is red
        var image = PreparedPage.Make(pixels with { Red = red }, 0).Image;
        Assert.All(Page.Words, w =>
        {
            var box = image.ToPixels(w.Box);
            Assert.Contains(Enumerable.Range(box.Top, box.Height), y => Enumerable.Range(box.Left, box.Width).Any(x => image.Gray[y * image.Width + x] < 140));
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_turned_page_is_read_upright_and_its_boxes_lead_back(int quarters)
    {
        var drawn = Page with { Quarters = quarters, Skew = 0.8 };
        var reader = new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height)
        {
            // The title is dark where the drawing has it only when the page stands the right way up.
            IsUpsideDown = image =>
            {
                var box = image.ToPixels(new BoundingBox(225, 122, 335, 138));
                return !Enumerable.Range(box.Top, box.Height).Any(y => Enumerable.Range(box.Left, box.Width).Any(x => image.Gray[y * image.Width + x] < 100));
            },
        };
        var page = Scan(drawn, reader);
        Assert.Equal((4 - quarters) % 4 * 90, page.TextRotation);
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(OnlyGrid(page)));
        foreach (var word in page.Words)
        {
            var origin = drawn.Words.Where(w => w.Text == word.Text).MinBy(w => Math.Abs(w.Box.CenterX - word.Box.CenterX) + Math.Abs(w.Box.CenterY - word.Box.CenterY))!;
            var (x, y) = drawn.Displayed(origin.Box.CenterX, origin.Box.CenterY);
            var box = page.ToDisplayed(word.Box);
            Assert.Equal(x, box.CenterX, 2.5);
            Assert.Equal(y, box.CenterY, 2.5);
        }
    }

    [Fact]
    public void Amounts_and_codes_are_read_again_as_what_they_are_and_empty_cells_never()
    {
        var reader = new KnowingReader([.. Page.Words], DrawnScan.Width, DrawnScan.Height);
        Scan(Page, reader);
        var texts = Form.Cells.Where(c => c.Text.Length > 0).ToList();
        Assert.Equal(texts.Count(c => c.Column is 2 or 3 && c.Row > 1), reader.Requests.Count(r => r.Content == CellContent.Amount));
        Assert.Equal(4, reader.Requests.Count(r => r.Content == CellContent.Code));
        Assert.Equal(texts.Count + Around.Length, reader.Requests.Count(r => r.Content == CellContent.Any));
    }

    [Fact]
    public void A_line_that_characters_stand_on_parts_its_cells_all_the_same()
    {
        var table = DrawnTable.Of(60, 200, [120, 120, 120], 24, ["项目", "预算数", "决算数"], ["公务接待费", "1.00", "2.00"]);
        var page = Page with { Table = table, Lines = [.. Around, new Word("费费费", new BoundingBox(222, 207, 258, 225.4)) { FontSize = 12 }] };
        Assert.Equal(6, OnlyGrid(Scan(page with { Dpi = 200 })).Cells.Count);
    }

    /// <summary>A form whose amounts no sum confirms.</summary>
    static readonly DrawnScan Lonely = new()
    {
        Lines = Around,
        Dpi = 200,
        Table = DrawnTable.Of(60, 200, [90, 180, 90, 90], 22,
            ["科目编码", "科目名称", "合计", "基本支出"], ["205", "教育支出", "1,250.10", ""], ["208", "社会保障支出", "310.00", ""], ["210", "卫生支出", "42.60", ""]),
    };

    /// <summary>What comes of a page that is one image, with what scanning software wrote over it.</summary>
    static Extraction ExtractWithHidden(DrawnScan drawn, IEnumerable<Word> hidden)
    {
        var page = new PageContent
        {
            Number = 1,
            Width = DrawnScan.Width,
            Height = DrawnScan.Height,
            Images = [new(0, 0, DrawnScan.Width, DrawnScan.Height)],
            Asides = [.. hidden.Select(w => new Aside(w, AsideReason.Invisible))],
        };
        using var pool = new CellReaderPool(() => new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height), 1);
        return new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(new PixelSource(drawn.ToPixels(), page), pool));
    }

    /// <summary>Words of which one text is another.</summary>
    static IEnumerable<Word> With(IEnumerable<Word> words, string text, string other) => words.Select(w => w.Text == text ? w with { Text = other } : w);

    static FactStatus StatusOf(Extraction extraction, decimal value) => extraction.Validation.Facts.First(f => f.Value == value).Status;

    [Fact]
    public void An_amount_that_a_hidden_text_layer_contradicts_is_disputed_and_a_finding_names_both_readings()
    {
        var extraction = ExtractWithHidden(Lonely, With(Lonely.Words, "1,250.10", "1,250.70"));
        Assert.Equal(FactStatus.Disputed, StatusOf(extraction, 1250.10m));
        Assert.Equal((FactStatus.Read, FactStatus.Read), (StatusOf(extraction, 310m), StatusOf(extraction, 42.60m)));
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellOcr);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("read as 1,250.10; the engines do not agree (also read: 1,250.70)", finding.Message, StringComparison.Ordinal);
        Assert.Contains("读作 1,250.10；识别引擎结果不一致（另读作：1,250.70）", finding.MessageZh, StringComparison.Ordinal);
        Assert.Contains("the hidden text agrees on 5 of 6 amounts", extraction.Pages[0].Verdict.Reason, StringComparison.Ordinal); // codes are numbers too
    }

    [Fact]
    public void A_contradicted_amount_that_the_sums_confirm_is_a_note()
    {
        var one = Page.Words.First(w => w.Text == "310.00");
        var extraction = ExtractWithHidden(Page with { Dpi = 200 }, [one with { Text = "810.00" }]);
        Assert.All(extraction.Validation.Facts, f => Assert.Equal(FactStatus.Read, f.Status));
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.CellOcr);
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("read as 310.00", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_text_layer_that_agrees_or_holds_no_amounts_changes_nothing()
    {
        static string[] Outcome(Extraction e) =>
            [.. e.Validation.Facts.Select(f => $"{f.Value} {f.Status} {f.Cell.Source.Confidence}"), .. e.Validation.Findings.Select(f => f.Rule + f.Message)];
        var without = Outcome(ExtractWithHidden(Lonely, []));
        Assert.Contains("1250.10 Read 0.97", without);
        Assert.Equal(without, Outcome(ExtractWithHidden(Lonely, Lonely.Words)));
        Assert.Equal(without, Outcome(ExtractWithHidden(Lonely, With(Lonely.Words, "310.00", "？"))));
    }

    [Fact]
    public void A_hidden_text_layer_over_an_image_within_a_page_of_text_is_compared_too()
    {
        var box = new BoundingBox(50, 195, 550, 400);
        var page = new PageContent
        {
            Number = 1,
            Width = DrawnScan.Width,
            Height = DrawnScan.Height,
            Words = Around,
            Glyphs = new GlyphCounts { Shown = 200 },
            Images = [box],
            Asides = [.. With(Lonely.Words, "310.00", "810.00").Select(w => new Aside(w, AsideReason.Invisible))],
        };
        using var pool = new CellReaderPool(() => new KnowingReader([.. Lonely.Words.Select(w => w with { Box = w.Box.Shift(-50, -195) })], box.Width, box.Height), 1);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(new PixelSource(Lonely.ToPixels(), page), pool));
        Assert.Equal((FactStatus.Read, FactStatus.Disputed), (StatusOf(extraction, 1250.10m), StatusOf(extraction, 310m)));
        Assert.Contains("the hidden text agrees on 5 of 6 amounts", extraction.Pages[0].Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_fails_is_named_in_one_finding_for_the_page()
    {
        var scan = new PageContent { Number = 1, Width = DrawnScan.Width, Height = DrawnScan.Height, Images = [new(0, 0, DrawnScan.Width, DrawnScan.Height)] };
        var failure = new EngineFailure("knowing 1.0", "ended with code 139");
        using var pool = new CellReaderPool(() => new KnowingReader([.. Page.Words], DrawnScan.Width, DrawnScan.Height) { Failures = [failure] }, 1);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(new PixelSource(Page.ToPixels(), scan), pool));
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule == Rules.OcrEngine);
        Assert.Contains("knowing 1.0", finding.Message, StringComparison.Ordinal);
        Assert.Contains("ended with code 139", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_pages_scans_and_images_within_text_become_one_disclosure_in_page_order()
    {
        var drawn = Page;
        var text = Form.ToPage(1) with { Width = DrawnScan.Width, Height = DrawnScan.Height, Words = [.. Form.Words(), .. Around], Glyphs = new GlyphCounts { Shown = 200 } };
        var scan = new PageContent { Number = 2, Width = DrawnScan.Width, Height = DrawnScan.Height, Images = [new(0, 0, DrawnScan.Width, DrawnScan.Height)] };
        var mixed = text with
        {
            Number = 3,
            Words = [.. Around],
            Rulings = [],
            Images = [new(50, 195, 550, 400)],
        };
        var source = new PixelSource(drawn.ToPixels(), text, scan, mixed);
        var shifted = drawn.Words.Select(w => w with { Box = w.Box.Shift(-50, -195) }).ToList();
        using var pool = new CellReaderPool(() => new SizeReader(new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height), new KnowingReader(shifted, 500, 205)), 2);
        var told = new List<(int Done, int Pages)>();
        var extraction = new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(source, pool, (done, of) => told.Add((done, of))), new ExtractOptions { KeepNoise = true });
        Assert.Equal([WordSource.Text, WordSource.Ocr], extraction.Pages.Take(2).Select(p => p.Layout.Grids[0].Cells[0].Source));
        Assert.Equal([1, 2, 3], extraction.Pages.Select(p => p.Page.Number));
        Assert.Equal([(0, 2), (1, 2), (2, 2)], told);
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(Assert.Single(extraction.Pages[2].Layout.Grids)));
        Assert.All(extraction.Pages.Take(2), p => Assert.NotEqual(PageState.Image, p.Verdict.State));
    }

    /// <summary>The table of the drawing, and what stands where nothing stands in it: upside down there is ink.</summary>
    static readonly BoundingBox TableArea = new(50, 195, 550, 400), EmptyCell = new(414, 292, 496, 306);

    /// <summary>The engines over the table alone.</summary>
    static KnowingReader ReaderOfTable => new([.. Form.Words().Select(w => w with { Box = w.Box.Shift(-TableArea.Left, -TableArea.Top) })], TableArea.Width, TableArea.Height)
    {
        IsUpsideDown = image =>
        {
            var box = image.ToPixels(EmptyCell.Shift(-TableArea.Left, -TableArea.Top));
            return Enumerable.Range(box.Top, box.Height).Any(y => Enumerable.Range(box.Left, box.Width).Any(x => image.Gray[y * image.Width + x] < 100));
        },
    };

    static BoundingBox Displayed(DrawnScan drawn, BoundingBox box)
    {
        var ((x0, y0), (x1, y1)) = (drawn.Displayed(box.Left, box.Top), drawn.Displayed(box.Right, box.Bottom));
        return new(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));
    }

    static void AssertLeadBack(DrawnScan drawn, PageContent page)
    {
        foreach (var word in page.Words.Where(w => w.Source == WordSource.Ocr))
        {
            var box = page.ToDisplayed(word.Box);
            Assert.Contains(Form.Words().Where(w => w.Text == word.Text), w => drawn.Displayed(w.Box.CenterX, w.Box.CenterY) is var (x, y) && Math.Abs(x - box.CenterX) < 2.5 && Math.Abs(y - box.CenterY) < 2.5);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.6)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    public void A_table_on_its_side_in_a_page_of_text_is_read_below_it_and_its_boxes_lead_back(int quarters, double skew)
    {
        var drawn = Page with { Quarters = quarters, Skew = skew, Dpi = 200 };
        var (width, height) = quarters % 2 == 0 ? (DrawnScan.Width, DrawnScan.Height) : (DrawnScan.Height, DrawnScan.Width);
        Word[] text = [new("附件所列表格如下页所示", new BoundingBox(60, 20, 192, 32)) { FontSize = 12 }, new("- 5 -", new BoundingBox(290, height - 20, 310, height - 10)) { FontSize = 10 }];
        var page = PageScanner.ScanImages(new PageContent { Number = 1, Width = width, Height = height, Words = text }, drawn.ToPixels(), [Displayed(Page with { Quarters = quarters }, TableArea)], ReaderOfTable);
        Assert.Equal((4 - quarters) % 4 * 90, Assert.Single(page.Annexes).Part.TextRotation);
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(OnlyGrid(page)));
        Assert.True(OnlyGrid(page).Box.Top > height);
        Assert.All(text, w => Assert.Equal(w.Box, page.ToDisplayed(w.Box)));
        AssertLeadBack(drawn, page);
        Assert.Contains("an image in it turned", TextQuality.JudgeScan(page, new PageVerdict(PageState.Read, "text", "文字")).Reason, StringComparison.Ordinal);
        Assert.Equal(["- 5 -"], LineBuilder.Build(page.Words).Where(l => PageFurniture.IsPageNumber(l, page)).Select(l => l.Text)); // codes and amounts below the page are none
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_page_of_text_on_its_side_has_its_image_where_it_stands(int quarters)
    {
        var drawn = Page with { Quarters = quarters, Dpi = 200 };
        var known = new PageContent { Number = 1, Width = DrawnScan.Height, Height = DrawnScan.Width, TextRotation = (4 - quarters) % 4 * 90, Words = Around };
        var page = PageScanner.ScanImages(known, drawn.ToPixels(), [Displayed(drawn, TableArea)], ReaderOfTable);
        Assert.Empty(page.Annexes);
        var grid = OnlyGrid(page);
        Assert.Equal(Form.Cells, DrawnTable.CellsOf(grid));
        Assert.Equal(Form.X[0], grid.Box.Left, 1.0);
        Assert.Equal(Form.Y[0], grid.Box.Top, 1.0);
        AssertLeadBack(drawn, page);
    }

    [Fact]
    public void Without_a_reader_a_scanned_page_stays_an_image()
    {
        var scan = new PageContent { Number = 1, Width = DrawnScan.Width, Height = DrawnScan.Height, Images = [new(0, 0, DrawnScan.Width, DrawnScan.Height)] };
        var extraction = new Extractor(SubjectCatalog.Default).Extract(new PixelSource(Page.ToPixels(), scan));
        Assert.Equal(PageState.Image, extraction.Pages[0].Verdict.State);
        Assert.Contains(extraction.Validation.Findings, f => f.Message.Contains("not in the result", StringComparison.Ordinal));
    }

    /// <summary>The whole page and an image within a page are told apart by their size.</summary>
    sealed class SizeReader(KnowingReader page, KnowingReader part) : ICellReader
    {
        public IReadOnlyList<string> Engines => page.Engines;

        public IReadOnlyList<EngineFailure> Failures => [];

        public IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests, CancellationToken stop = default) => Of(image).Read(image, requests, stop);

        public IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area, CancellationToken stop = default) => Of(image).FindLines(image, area, stop);

        public void Dispose()
        {
        }

        KnowingReader Of(PageImage image) => image.Height > image.Width ? page : part;
    }

    sealed class PixelSource(PagePixels pixels, params PageContent[] pages) : IPixelSource
    {
        public string MediaType => "application/pdf";

        public string? Producer => null;

        public int PageCount => pages.Length;

        public PageContent ReadPage(int number, CancellationToken stop = default) => pages[number - 1];

        public PagePixels ReadPixels(int number, CancellationToken stop = default) => pixels;

        public void Dispose()
        {
        }
    }
}
