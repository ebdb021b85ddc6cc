using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Correct;

/// <summary>Forms whose sums hold, read from pixels with a fault planted into one cell.</summary>
public sealed class RepairTests
{
    static readonly double[] Widths = [120, 240, 90, 90, 90];

    /// <summary>What was read in a cell instead of what is printed.</summary>
    sealed record Misread(int Row, int Column, string Read, ReadingDoubt Doubt, params string[] Alternatives)
    {
        public CutEnds Cut { get; init; }

        public bool IsBroken { get; init; }

        public bool IsAgreed { get; init; }
    }

    static string[][] Rows(decimal primary, decimal secondary, decimal higher)
    {
        static string N(decimal value) => value.ToString("N2", CultureInfo.InvariantCulture);
        return
        [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["205", "教育支出", N(primary + secondary + higher), N(primary + secondary), N(higher)],
            ["20502", "普通教育", N(primary + secondary + higher), N(primary + secondary), N(higher)],
            ["2050202", "小学教育", N(primary), N(primary), ""],
            ["2050203", "初中教育", N(secondary), N(secondary), ""],
            ["2050205", "高等教育", N(higher), "", N(higher)],
            ["合计", "", N(primary + secondary + higher), N(primary + secondary), N(higher)],
        ];
    }

    static Extraction Run(string[][] rows, WordSource source, params Misread[] misread)
    {
        rows = [.. rows.Select(r => r.ToArray())];
        foreach (var miss in misread) rows[miss.Row][miss.Column] = miss.Read;
        var table = DrawnTable.Of(40, 100, Widths, 20, rows);
        var words = new List<Word>();
        foreach (var cell in table.Cells.Where(c => c.Text.Length > 0))
        {
            var miss = misread.FirstOrDefault(m => m.Row == cell.Row && m.Column == cell.Column);
            var box = new BoundingBox(table.X[cell.Column] + 2, table.Y[cell.Row] + 3, table.X[cell.Column + 1] - 2, table.Y[cell.Row] + 11);
            words.Add(new Word(TextFold.Fold(cell.Text), box, source)
            {
                Raw = cell.Text,
                FontSize = 8,
                Confidence = 0.9,
                Reading = source == WordSource.Text ? null : new LineReading(cell.Text, 0.9, [.. (miss?.Alternatives ?? []).Select(a => new ReadingAlternative(a, 1, "other"))])
                {
                    Doubt = miss?.Doubt ?? ReadingDoubt.None,
                    Cut = miss?.Cut ?? CutEnds.None,
                    IsBroken = miss?.IsBroken ?? false,
                    IsAgreed = miss?.IsAgreed ?? false,
                },
            });
        }
        Word Line(string text, double x, double y, double size) => new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size), source) { Raw = text };
        using var pages = new FakeSource(table.ToPage() with { Words = [Line("支出预算总表", 300, 50, 16), Line("单位：万元", 600, 80, 9), .. words] });
        return new Extractor(SubjectCatalog.Default).Extract(pages);
    }

    static Fact At(Extraction run, int row, int column) => run.Validation.Facts.Single(f => f.Row.Index == row && f.Column.Index == column);

    static readonly string[][] Plain = Rows(121.50m, 318.25m, 77.16m);

    [Fact]
    public void What_an_engine_also_read_is_taken_where_the_sums_ask_for_it()
    {
        var run = Run(Plain, WordSource.Ocr, new Misread(4, 2, "378.25", ReadingDoubt.Disagreement, "318.25"));
        var fact = At(run, 4, 2);
        Assert.Equal((318.25m, FactStatus.Repaired, "378.25"), (fact.Value, fact.Status, fact.Cell.Source.Raw));
        var finding = run.Validation.Findings.Single(f => f.Repair is not null);
        Assert.Equal((Rules.CellOcr, 378.25m, 318.25m), (finding.Rule, finding.Actual, finding.Expected));
        Assert.DoesNotContain(run.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_text_layer_is_never_changed()
    {
        var run = Run(Plain, WordSource.Text, new Misread(4, 2, "378.25", ReadingDoubt.Disagreement, "318.25"));
        Assert.Equal((378.25m, FactStatus.Disputed), (At(run, 4, 2).Value, At(run, 4, 2).Status));
    }

    [Fact]
    public void What_two_engines_read_alike_is_disputed_not_changed()
    {
        var run = Run(Plain, WordSource.Ocr, new Misread(4, 2, "378.25", ReadingDoubt.None));
        Assert.Equal((378.25m, FactStatus.Disputed), (At(run, 4, 2).Value, At(run, 4, 2).Status));
    }

    [Fact]
    public void Two_ways_to_mend_one_sum_mend_nothing()
    {
        // Both parts of one sum are doubted, and either could be 100 more.
        string[][] rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["合计", "", "600.00", "", ""], ["205", "教育支出", "180.00", "", ""], ["208", "社会保障和就业支出", "320.00", "", ""]];
        var run = Run(rows, WordSource.Ocr, new Misread(2, 2, "180.00", ReadingDoubt.Disagreement, "280.00"), new Misread(3, 2, "320.00", ReadingDoubt.Disagreement, "420.00"));
        Assert.Equal([180m, 320m], [At(run, 2, 2).Value, At(run, 3, 2).Value]);
        Assert.All([At(run, 2, 2), At(run, 3, 2)], f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    /// <summary>15.00 printed where 18.00 adds up: the pixels are sound, and a doubt about them is no proof that they
    /// were misread.</summary>
    [Theory]
    [InlineData(true, "315.25", FactStatus.Disputed)]
    [InlineData(false, "318.25", FactStatus.Repaired)]
    public void What_sums_alone_want_otherwise_is_changed_only_where_engines_did_not_agree(bool isAgreed, string value,
        FactStatus status)
    {
        var run = Run(Plain, WordSource.Ocr,
            new Misread(4, 3, "315.25", ReadingDoubt.Uncertain) { IsAgreed = isAgreed });
        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), status),
            (At(run, 4, 3).Value, At(run, 4, 3).Status));
    }

    [Fact]
    public void One_sum_alone_proves_no_reading_that_no_engine_saw()
    {
        string[][] rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["合计", "", "26.00", "", ""],
            ["205", "教育支出", "20.00", "", ""], ["208", "社会保障和就业支出", "6.00", "", ""]];
        // Printed 23.00 for 20.00: the sister must not become 3.00.
        var run = Run(rows, WordSource.Ocr, new Misread(2, 2, "23.00", ReadingDoubt.None),
            new Misread(3, 2, "6.00", ReadingDoubt.Uncertain));
        Assert.Equal([23m, 6m], [At(run, 2, 2).Value, At(run, 3, 2).Value]);
    }

    /// <summary>One amount is printed wrong, and read so by all; another is right, and doubted: whatever they are,
    /// neither is changed.</summary>
    [Fact]
    public void A_printed_error_beside_a_doubted_amount_changes_neither()
    {
        var random = new Random(14);
        for (var i = 0; i < 300; i++)
        {
            var rows = Rows(random.Next(100, 99_999_99) / 100m, random.Next(100, 99_999_99) / 100m,
                random.Next(100, 99_999_99) / 100m);
            var (row, column, sister) = (random.Next(1, 7), random.Next(2, 5), random.Next(1, 7));
            if (sister == row || rows[row][column].Length == 0 || rows[sister][column].Length == 0) continue;
            var printed = Spoil(rows[row][column], 4 * random.Next(200));
            if (AmountText.Parse(printed).Value is not { } wrong
                || wrong == AmountText.Parse(rows[row][column]).Value) continue;
            var run = Run(rows, WordSource.Ocr,
                new Misread(row, column, printed, ReadingDoubt.None) { IsAgreed = true },
                new Misread(sister, column, rows[sister][column], ReadingDoubt.Disagreement,
                    Spoil(rows[sister][column], 4 * random.Next(200))));
            Assert.Equal((wrong, AmountText.Parse(rows[sister][column]).Value),
                (At(run, row, column).Value, (decimal?)At(run, sister, column).Value));
        }
    }

    [Fact]
    public void A_doubt_that_the_sums_settle_is_a_note_and_one_they_do_not_is_a_flag()
    {
        var run = Run(Plain, WordSource.Ocr, new Misread(4, 2, "318.25", ReadingDoubt.Disagreement, "378.25"));
        Assert.Equal(FactStatus.Read, At(run, 4, 2).Status);
        Assert.Equal(Severity.Info, run.Validation.Findings.Single(f => f.Rule == Rules.CellOcr).Severity);

        string[][] lonely = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "180.00", "", ""]];
        run = Run(lonely, WordSource.Ocr, new Misread(1, 2, "180.00", ReadingDoubt.Disagreement, "130.00"));
        Assert.Equal(FactStatus.Disputed, At(run, 1, 2).Status);
        Assert.Equal(Severity.Warning, run.Validation.Findings.Single(f => f.Rule == Rules.CellOcr).Severity);
    }

    /// <summary>Both engines read the same, and no sum speaks: the decimals of the table do.</summary>
    [Theory]
    [InlineData("12150")]       // the point lost
    [InlineData("1.215000")]    // commas read as a point
    [InlineData("121500001215000.00")] // two cells in one
    public void An_amount_of_other_decimals_than_its_table_is_doubted(string read)
    {
        string[][] rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "30.25", "", ""], ["208", "社会保障和就业支出", "18.41", "", ""], ["210", "卫生健康支出", read, "", ""], ["221", "住房保障支出", "77.16", "", ""], ["229", "其他支出", "8.88", "", ""]];
        var run = Run(rows, WordSource.Ocr);
        Assert.Equal(FactStatus.Disputed, At(run, 3, 2).Status);
        Assert.Equal(FactStatus.Read, At(run, 4, 2).Status);
        run = Run(rows, WordSource.Text);
        Assert.Equal(FactStatus.Read, At(run, 3, 2).Status);
    }

    /// <summary>Both engines read the same, and no sum speaks: what the image has lost does.</summary>
    [Theory]
    [InlineData("21.50", CutEnds.Left, false, FactStatus.Disputed)]
    [InlineData("21.50", CutEnds.Right, false, FactStatus.Read)] // with both its decimals it has lost none at its end
    [InlineData("21.5", CutEnds.Right, false, FactStatus.Disputed)]
    [InlineData("21.50", CutEnds.None, true, FactStatus.Disputed)]
    [InlineData("21.50", CutEnds.None, false, FactStatus.Read)]
    public void An_amount_that_a_ruling_cut_or_whose_strokes_are_in_pieces_is_doubted(string read, CutEnds cut, bool isBroken, FactStatus status)
    {
        string[][] rows =
        [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["205", "教育支出", "30.25", "", ""], ["208", "社会保障和就业支出", "18.41", "", ""], ["210", "卫生健康支出", read, "", ""],
        ];
        var run = Run(rows, WordSource.Ocr, new Misread(3, 2, read, ReadingDoubt.None) { Cut = cut, IsBroken = isBroken });
        Assert.Equal(status, At(run, 3, 2).Status);
        Assert.Equal(status == FactStatus.Disputed, run.Validation.Findings.Any(f => f.Rule == Rules.CellOcr && f.Message.Contains($"read as {read};", StringComparison.Ordinal)));
    }

    /// <summary>A ruling lost to a watermark leaves half a row: its amount may be a code.</summary>
    [Fact]
    public void An_amount_in_a_row_without_a_name_among_others_is_doubted()
    {
        string[][] rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "30.25", "", ""], ["", "", "201.00", "", ""], ["210", "卫生健康支出", "18.41", "", ""]];
        Assert.Equal(FactStatus.Disputed, At(Run(rows, WordSource.Ocr), 2, 2).Status);
        Assert.Equal(FactStatus.Read, At(Run(rows, WordSource.Ocr), 1, 2).Status);
        Assert.Equal(FactStatus.Disputed, At(Run(rows, WordSource.Text), 2, 2).Status);
    }

    /// <summary>Where the grid did not come out whole, what does not add up may be our fault; where it did, it is an error.</summary>
    [Theory]
    [InlineData("208", "社会保障和就业支出", true)]
    [InlineData("9430106", "伙食补助费", false)]
    public void Sums_over_a_scan_with_codes_that_are_none_accuse_nobody(string code, string name, bool isError)
    {
        string[][] rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "30.25", "30.25", ""], [code, name, "18.41", "18.41", ""], ["210", "卫生健康支出", "5.00", "5.00", ""], ["221", "住房保障支出", "5.00", "5.00", ""], ["", "合计", "88.66", "58.66", ""]];
        Assert.Equal(isError, Run(rows, WordSource.Ocr).Validation.Findings.Any(f => f.Severity == Severity.Error));
        Assert.Contains(Run(rows, WordSource.Ocr).Validation.Findings, f => f.Rule is Rules.SumTotal or Rules.SumColumns);
    }

    [Fact]
    public void Where_most_sums_of_a_scan_fail_none_of_its_amounts_is_beyond_doubt()
    {
        var rows = Plain.Select(r => r.ToArray()).ToArray();
        for (var row = 1; row < rows.Length; row++) rows[row][2] = "999.99"; // the column of totals, misread throughout
        var run = Run(rows, WordSource.Ocr);
        Assert.All(run.Validation.Facts.Where(f => f.Value == 999.99m), f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    [Fact]
    public void What_fails_by_a_doubted_amount_accuses_nobody()
    {
        var run = Run(Plain, WordSource.Ocr, new Misread(4, 2, "902.47", ReadingDoubt.Disagreement));
        Assert.DoesNotContain(run.Validation.Findings, f => f.Severity == Severity.Error);
        Assert.Contains(run.Validation.Findings, f => f is { Rule: Rules.SumChildren or Rules.SumColumns, Severity: Severity.Warning, Cause: Cause.Reading });
    }

    /// <summary>
    /// Whatever one amount is misread as, and whether or not an engine doubts it: the result has the printed amount, or a
    /// status other than read.
    /// </summary>
    [Fact]
    public void A_misread_amount_is_repaired_or_disputed_never_silent()
    {
        var random = new Random(20);
        for (var i = 0; i < 400; i++)
        {
            var rows = Rows(random.Next(100, 99_999_99) / 100m, random.Next(100, 99_999_99) / 100m, random.Next(100, 99_999_99) / 100m);
            var (row, column, how, doubt) = (random.Next(1, 7), random.Next(2, 5), random.Next(1001), random.Next(3));
            var printed = rows[row][column];
            if (printed.Length == 0) continue;
            var read = Spoil(printed, how);
            if (AmountText.Parse(read).Value is not { } value || value == AmountText.Parse(printed).Value) continue;
            // What rounding explains, sums cannot tell; only a doubt can.
            if (doubt == 0 && Math.Abs(value - AmountText.Parse(printed).Value!.Value) <= 0.03m) continue;
            var run = Run(rows, WordSource.Ocr, new Misread(row, column, read, (ReadingDoubt)doubt, doubt == 1 ? [printed] : []));
            var fact = At(run, row, column);
            Assert.True(fact.Value == AmountText.Parse(printed).Value ? fact.Status == FactStatus.Repaired : fact.Status == FactStatus.Disputed,
                $"{printed} read {read}: {fact.Value} {fact.Status}");
            Assert.Equal(read, fact.Cell.Source.Raw);
        }
    }

    /// <summary>One digit changed, lost or doubled, or the decimal point lost.</summary>
    static string Spoil(string printed, int how)
    {
        var digits = Enumerable.Range(0, printed.Length).Where(i => char.IsAsciiDigit(printed[i])).ToList();
        var at = digits[how / 4 % digits.Count];
        return (how % 4) switch
        {
            0 => string.Concat(printed[..at], (char)('0' + (printed[at] - '0' + 1 + how % 8) % 10), printed[(at + 1)..]),
            1 => printed.Remove(at, 1),
            2 => printed.Insert(at, printed[at].ToString()),
            _ => printed.Replace(".", "", StringComparison.Ordinal),
        };
    }

    [Fact]
    public void A_name_follows_its_code_and_a_code_its_name()
    {
        var run = Run(Plain, WordSource.Ocr, new Misread(3, 1, "小学教盲", ReadingDoubt.None), new Misread(4, 0, "2050208", ReadingDoubt.None));
        var rows = run.Tables[0].Rows;
        Assert.Contains(rows, r => r is { Code: "2050202", Name: "小学教育", Mend: { Code: "2050202", Name: "小学教盲" } });
        Assert.Contains(rows, r => r is { Code: "2050203", Name: "初中教育", Mend: { Code: "2050208", Name: "初中教育" } });
        Assert.Equal(2, run.Validation.Findings.Count(f => f is { Rule: Rules.CellOcr, Repair: not null }));

        run = Run(Plain, WordSource.Text, new Misread(3, 1, "小学教盲", ReadingDoubt.None));
        Assert.Contains(run.Tables[0].Rows, r => r is { Name: "小学教盲", Mend: null });
    }

    /// <summary>A wording of its own is printed so: it is not drawn to the label it resembles.</summary>
    [Theory]
    [InlineData("小学教育费", "小学教育费")]
    [InlineData("小学教育支出", "小学教育支出")]
    [InlineData("小学敦育", "小学教育")]
    public void Only_misread_characters_are_put_right(string read, string name)
    {
        var run = Run(Plain, WordSource.Ocr, new Misread(3, 1, read, ReadingDoubt.None));
        Assert.Contains(run.Tables[0].Rows, r => r.Code == "2050202" && r.Name == name);
    }
}
