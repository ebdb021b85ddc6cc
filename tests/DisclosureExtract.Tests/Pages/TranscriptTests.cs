using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Pages;

public sealed class TranscriptTests
{
    static TranscriptPageSource Open(string text) => TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "t.txt");

    [Theory]
    [InlineData("甲\n\f乙\n", 2)]
    [InlineData("甲\n- 1 -\n乙\n- 2 -\n", 2)]
    [InlineData("甲\n第 1 页\n乙\n第 2 页\n丙\n", 3)]
    [InlineData("甲\n乙\n", 1)]
    public void Pages_are_parted_by_form_feeds_or_page_numbers_or_not_at_all(string text, int pages)
    {
        using var source = Open(text);
        Assert.Equal(pages, source.PageCount);
    }

    [Fact]
    public void Rows_with_tabs_are_a_grid_and_a_table_of_contents_is_not()
    {
        using var source = Open("目 录\n第一部分 概况\t1\n一、收入总表.....\t2\n\n收入总表\n项目\t金额\n一、财政拨款\t12.50\n");
        var page = source.ReadPage(1);
        var grid = Assert.Single(page.StatedTables!);
        Assert.Equal((2, 2), (grid.RowCount, grid.ColumnCount));
        Assert.Equal("12.50", grid.At(1, 1)!.Text);
        Assert.Contains(page.Words, w => w.Text.StartsWith("一、收入总表", StringComparison.Ordinal));
    }

    [Fact]
    public void Gb18030_is_read_and_other_bytes_are_refused()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        using var source = TranscriptPageSource.Open(gb.GetBytes("收入总表\n项目\t金额\n"), "gb.txt");
        Assert.Equal("收入总表", source.ReadPage(1).Words[0].Text);
        Assert.Equal(DocumentFault.UnknownType, Assert.Throws<DocumentException>(() => TranscriptPageSource.Open([0xFF, 0xFE, 0x00, 0x80, 0xFF], "x.txt")).Fault);
        Assert.Equal(DocumentFault.Empty, Assert.Throws<DocumentException>(() => Open(" \n ")).Fault);
    }

    [Fact]
    public void What_no_transcript_has_is_refused_and_never_cut_off_in_silence()
    {
        Assert.Equal(DocumentFault.TooLarge, Assert.Throws<DocumentException>(() => Open(new string('x', 100_000_000))).Fault);
        Assert.Equal(DocumentFault.TooLarge, Assert.Throws<DocumentException>(() => Open(new string('\f', 10_000) + "x")).Fault);
        using var longLine = Open("收入总表\f" + new string('x', 1_000_000));
        Assert.Equal("收入总表", longLine.ReadPage(1).Words[0].Text);
        Assert.Contains("1000000 characters", Assert.Throws<PageUnreadableException>(() => longLine.ReadPage(2)).Message, StringComparison.Ordinal);
        using var wide = Open("a" + new string('\t', 5_000));
        Assert.Throws<PageUnreadableException>(() => wide.ReadPage(1));
    }

    /// <summary>A transcript does not tell where on its page a line stood: page numbers are told by their dress, watermarks by what they say.</summary>
    [Fact]
    public void Page_numbers_and_watermarks_between_the_lines_are_noise_and_the_same_words_in_a_sentence_are_not()
    {
        const string Text = "封面\f第三部分 情况说明\n仅供内部审核\n一、总体\n收入预算516.74万元，仅供内部审核的文件另行存档。\n- 5 -\n支出预算516.74万元。\n第 3 页 共 12 页\n其他支出3万元。\f仅供内部审核\n二、其他\n5\n仅供内部审核\n完。\n";
        Extraction Run(bool keep)
        {
            using var source = Open(Text);
            return new Extractor(SubjectCatalog.Default).Extract(source, new ExtractOptions { KeepNoise = keep });
        }

        var clean = Run(keep: false);
        Assert.Equal(3, Assert.Single(clean.Noise, n => n.Kind == "watermark").Places.Count);
        var prose = string.Join('|', clean.Prose.Select(l => l.Line.Tight));
        Assert.Contains("收入预算516.74万元,仅供内部审核的文件另行存档。|支出预算516.74万元。|其他支出3万元。", prose);
        var kept = string.Join('|', Run(keep: true).Prose.Select(l => l.Line.Tight));
        Assert.Contains("仅供内部审核|一、总体", kept);
        Assert.Contains("-5-|支出预算516.74万元。|第3页共12页", kept);
    }
}
