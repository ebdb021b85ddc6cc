using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Engines.Programs;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Cells;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Scans.Cells;

/// <summary>The judgement over what two engines say, with engines that say what a test wants.</summary>
public sealed class CellReaderTests
{
    /// <summary>Says one text for each line, every character with the same probability.</summary>
    sealed class Scripted(double probability, params string[] texts) : ILineRecognizer
    {
        public string Name => "first";

        public IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines, CancellationToken stop = default) => [.. lines.Select((_, i) => Line(texts[Math.Min(i, texts.Length - 1)]))];

        RecognizedLine Line(string text)
        {
            var reading = new CtcReading([.. text.Select((c, i) => new CtcSymbol(c.ToString(), probability, i, []))]);
            return new RecognizedLine(reading, reading, reading);
        }
    }

    sealed class Second(params string?[] texts) : IStripReader
    {
        public string Name => "second";

        public IReadOnlyList<string?> Read(IReadOnlyList<GrayCrop> lines, StripKind kind, CancellationToken stop = default) => texts;
    }

    sealed class Failing : IStripReader, ILineRecognizer
    {
        public string Name => "failing";

        public IReadOnlyList<string?> Read(IReadOnlyList<GrayCrop> lines, StripKind kind, CancellationToken stop = default) => throw new EngineFailedException(Name, "ended with code 139");

        public IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines, CancellationToken stop = default) => throw new EngineFailedException(Name, "ended with code 139");
    }

    sealed class Looking(params PixelBox[] lines) : ILineDetector
    {
        public string Name => "looking";

        public List<(int Width, int Height)> Seen { get; } = [];

        public IReadOnlyList<PixelBox> Find(GrayCrop area)
        {
            Seen.Add((area.Width, area.Height));
            return lines;
        }
    }

    sealed class Blind : ILineDetector
    {
        public string Name => "blind";

        public IReadOnlyList<PixelBox> Find(GrayCrop area) => throw new EngineFailedException(Name, "failed");
    }

    /// <summary>A picture: higher than any line of text.</summary>
    static readonly PageImage Pictured = Drawn.Page((20, 10, 120, 190));

    static IReadOnlyList<PixelBox> LinesOfPicture(CellReader reader) => reader.FindLines(Pictured, new PixelBox(0, 0, 200, 200));

    [Fact]
    public void Lines_in_a_picture_are_those_the_detector_finds()
    {
        var detector = new Looking(new PixelBox(10, 30, 60, 50));
        using var reader = new CellReader(new Scripted(0.99, "文"), new Second("文"), () => detector);
        Assert.Equal([new PixelBox(30, 40, 80, 60)], LinesOfPicture(reader));
        Assert.Equal([(100, 180)], detector.Seen);
    }

    [Fact]
    public void A_picture_without_text_has_no_lines()
    {
        using var reader = new CellReader(new Scripted(0.99, "文"), new Second("文"), () => new Looking());
        Assert.Empty(LinesOfPicture(reader));
    }

    [Fact]
    public void Where_the_detector_fails_the_picture_is_a_line_and_the_page_says_so()
    {
        using var reader = new CellReader(new Scripted(0.99, "文"), new Second("文"), () => new Blind());
        Assert.Equal([new PixelBox(20, 10, 120, 190)], LinesOfPicture(reader));
        Assert.Equal("blind", Assert.Single(reader.Failures).Engine);
    }

    /// <summary>A cell with a bar of ink as high as a line of text.</summary>
    static ScannedLine? Read(ILineRecognizer? first, IStripReader? second, CellContent content = CellContent.Amount)
    {
        using var reader = new CellReader(first, second);
        return reader.Read(Drawn.Page((40, 30, 140, 56)), [new CellRequest(new PixelBox(10, 10, 200, 80), content)])[0].Lines.SingleOrDefault();
    }

    [Theory]
    [InlineData("1,234.56", "1,234.56", "1,234.56")]
    [InlineData("1.234.56", "1,234.56", "1,234.56")]
    [InlineData("1,234.56", "1234.56", "1,234.56")]
    [InlineData("—", "-", "-")]
    public void Readings_that_mean_the_same_agree(string first, string second, string text)
    {
        var line = Read(new Scripted(0.99, first), new Second(second))!;
        Assert.Equal((text, true, ReadingDoubt.None), (line.Text, line.Confidence > 0.99, line.Doubt)); // more than each engine alone
        Assert.Equal(first, line.Raw);
    }

    static ScannedLine? ReadInk(ILineRecognizer first, IStripReader second, params (int, int, int, int)[] ink)
    {
        using var reader = new CellReader(first, second);
        // Lines around it say how high lines are here.
        (int, int, int, int)[] others = [.. Enumerable.Range(0, 4).Select(i => (300, 10 + 40 * i, 380, 36 + 40 * i))];
        var page = Drawn.Page([.. ink, .. others]);
        return reader.Read(page, [new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Amount), new CellRequest(new PixelBox(290, 1, 395, 190), CellContent.Name)])[0].Lines.SingleOrDefault();
    }

    static Second Repeated(string text) => new([.. Enumerable.Repeat(text, 5)]);

    [Theory]
    [InlineData(60, "—")]
    [InlineData(48, "-")]
    public void A_level_stroke_alone_is_a_dash_whatever_engines_make_of_it(int right, string text)
    {
        var line = ReadInk(new Scripted(0.06, "1"), new Second("1", "1", "1", "1"), (36, 44, right, 47))!;
        Assert.Equal((text, ReadingDoubt.None), (line.Text, line.Doubt));
    }

    [Fact]
    public void Ink_that_no_engine_made_a_character_of_is_doubted()
    {
        (int, int, int, int)[] three = [(40, 30, 52, 56), (60, 30, 72, 56), (80, 30, 92, 56)];
        Assert.Equal(ReadingDoubt.Uncertain, ReadInk(new Scripted(0.99, "32"), Repeated("32"), three)!.Doubt);
        Assert.Equal(ReadingDoubt.None, ReadInk(new Scripted(0.99, "132"), Repeated("132"), three)!.Doubt);
    }

    [Theory]
    [InlineData("32", "△32", ReadingDoubt.None)]
    [InlineData("432", "△32", ReadingDoubt.Uncertain)]
    public void A_triangle_before_an_amount_is_its_sign(string read, string text, ReadingDoubt doubt)
    {
        (int, int, int, int)[] triangle = [.. Enumerable.Range(0, 24).Select(i => (52 - i / 2, 30 + i, 54 + i / 2, 31 + i)), (40, 54, 66, 56)];
        var line = ReadInk(new Scripted(0.99, read), Repeated(read), [.. triangle, (72, 30, 84, 56), (92, 30, 104, 56)])!;
        Assert.Equal((text, doubt), (line.Text, line.Doubt));
    }

    [Theory]
    [InlineData("567.00", "5667.00", "567.00", "5667.00")]
    [InlineData("1,234", "1,284", "1,234", "1,284")]
    [InlineData("12.3456,7", "12.35", "12.35", "12.3456,7")] // only the second is an amount
    public void Readings_that_differ_are_doubted_and_both_kept(string first, string second, string text, string other)
    {
        var line = Read(new Scripted(0.999, first), new Second(second))!;
        Assert.Equal((text, ReadingDoubt.Disagreement), (line.Text, line.Doubt));
        Assert.Contains(line.Alternatives, a => a.Text == other);
        Assert.True(line.Confidence <= 0.5);
    }

    [Fact]
    public void An_amount_only_one_engine_saw_is_doubted_unless_it_is_sure_twice()
    {
        Assert.Equal(ReadingDoubt.Uncertain, Read(new Scripted(0.9, "12.00"), new Second([null]))!.Doubt);
        Assert.Equal(ReadingDoubt.None, Read(new Scripted(0.999, "12.00"), new Second([null]))!.Doubt);
    }

    [Fact]
    public void Ink_that_no_engine_can_read_is_no_empty_cell()
    {
        var line = Read(new Scripted(0.9, ""), new Second([null]))!;
        Assert.Equal(("\uFFFD", ReadingDoubt.Uncertain), (line.Text, line.Doubt));
    }

    [Fact]
    public void Words_in_a_column_of_amounts_are_not_read_as_digits()
    {
        Assert.Equal("无", Read(new Scripted(0.99, "无"), new Second("1"))!.Text);
    }

    [Fact]
    public void A_failing_engine_leaves_a_doubt_and_a_report_and_the_other_reads_on()
    {
        using var reader = new CellReader(new Scripted(0.999, "12.00"), new Failing());
        var cells = reader.Read(Drawn.Page((40, 30, 140, 56)), [new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Amount)]);
        Assert.Equal(("12.00", ReadingDoubt.EngineFailed), (cells[0].Lines[0].Text, cells[0].Lines[0].Doubt));
        Assert.Equal(new EngineFailure("failing", "ended with code 139"), Assert.Single(reader.Failures));

        var line = Read(new Failing(), new Second("12.00"))!;
        Assert.Equal(("12.00", ReadingDoubt.EngineFailed), (line.Text, line.Doubt));
    }

    [Fact]
    public void An_engine_that_gives_another_number_of_lines_has_failed()
    {
        using var reader = new CellReader(new Scripted(0.999, "12.00"), new Second("1", "2", "3"));
        reader.Read(Drawn.Page((40, 30, 140, 56)), [new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Amount)]);
        Assert.Contains("3 lines for 1", Assert.Single(reader.Failures).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_second_engine_only_sure_amounts_are_relied_on()
    {
        Assert.Equal(ReadingDoubt.None, Read(new Scripted(0.99, "12.00"), null)!.Doubt);
        Assert.Equal(ReadingDoubt.Uncertain, Read(new Scripted(0.9, "12.00"), null)!.Doubt);
    }

    [Fact]
    public void Without_the_first_engine_everything_is_doubted() =>
        Assert.Equal(("12.00", ReadingDoubt.EngineFailed), Read(null, new Second("12.00")) is { } line ? (line.Text, line.Doubt) : default);

    [Fact]
    public void A_smudge_beside_an_amount_leaves_the_amount_doubted()
    {
        using var reader = new CellReader(new Scripted(0.999, "12.00", ""), new Second("12.00", null));
        var cell = reader.Read(Drawn.Page((40, 25, 140, 51), (60, 68, 66, 74)), [new CellRequest(new PixelBox(10, 10, 200, 110), CellContent.Amount)])[0];
        Assert.Equal(("12.00", ReadingDoubt.Uncertain), (Assert.Single(cell.Lines).Text, cell.Lines[0].Doubt));
    }

    [Fact]
    public void A_line_is_read_once_however_often_its_cell_is_asked_for()
    {
        var counting = new Counting();
        using var reader = new CellReader(counting, null);
        var page = Drawn.Page((40, 30, 140, 56));
        reader.Read(page, [new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Any)]);
        reader.Read(page, [new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Name)]);
        Assert.Equal(1, counting.Lines);
    }

    sealed class Counting : ILineRecognizer
    {
        public int Lines { get; private set; }

        public string Name => "counting";

        public IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines, CancellationToken stop = default)
        {
            Lines += lines.Count;
            return new Scripted(0.99, "合计").Recognize(lines, stop);
        }
    }

    /// <summary>Cancels the run while it reads, and is slow to notice.</summary>
    sealed class Cancelling(CancellationTokenSource run) : ILineRecognizer
    {
        public string Name => "first";

        public IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines, CancellationToken stop = default)
        {
            run.Cancel();
            return new Scripted(0.99, "12.00").Recognize(lines, CancellationToken.None);
        }
    }

    sealed class NeverAsked : IStripReader
    {
        public string Name => "second";

        public IReadOnlyList<string?> Read(IReadOnlyList<GrayCrop> lines, StripKind kind, CancellationToken stop = default) =>
            throw new InvalidOperationException("asked after the run was cancelled");
    }

    [Fact]
    public void A_run_that_is_cancelled_while_an_engine_reads_asks_no_other_engine()
    {
        using var run = new CancellationTokenSource();
        using var reader = new CellReader(new Cancelling(run), new NeverAsked());
        var request = new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Amount);
        Assert.Throws<OperationCanceledException>(() => reader.Read(Drawn.Page((30, 30, 40, 60)), [request], run.Token));
    }

    [Fact]
    public void An_empty_cell_has_no_lines_and_asks_no_engine()
    {
        using var reader = new CellReader(new Failing(), new Failing());
        var cells = reader.Read(Drawn.Page(), [new CellRequest(new PixelBox(10, 10, 200, 80), CellContent.Amount)]);
        Assert.Empty(cells[0].Lines);
        Assert.Empty(reader.Failures);
    }
}
