using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Pages;

public sealed class WordBuilderTests
{
    const double Size = 10;

    /// <summary>Glyphs set one behind the other; ideographs are one em wide, all others half of it.</summary>
    static List<Glyph> Set(string text, double x = 0, double y = 100, int run = 1)
    {
        var glyphs = new List<Glyph>();
        foreach (var c in text)
        {
            var advance = c < 128 ? Size / 2 : Size;
            glyphs.Add(new Glyph($"{c}", $"{c}", x, y, advance, Size, 0, run, 0, null));
            x += advance;
        }
        return glyphs;
    }

    static List<string> Texts(IReadOnlyList<Glyph> glyphs, params Ruling[] rulings) =>
        WordBuilder.Build(glyphs, rulings).ConvertAll(w => w.Word.Text);

    [Fact]
    public void A_word_ends_at_white_space_at_a_gap_and_at_another_height()
    {
        Assert.Equal(["收入", "支出"], Texts(Set("收入 支出")));
        Assert.Equal(["收入", "支出"], Texts([.. Set("收入"), .. Set("支出", x: 24)]));
        Assert.Equal(["收入", "支出"], Texts([.. Set("收入"), .. Set("支出", x: 20, y: 104)]));
    }

    [Fact]
    public void A_word_ends_where_the_ink_changes_much_or_the_text_stops_to_show()
    {
        var pale = Set("水印", x: 20).ConvertAll(g => g with { Ink = 200 });
        var hidden = Set("隐藏", x: 20).ConvertAll(g => g with { Hidden = AsideReason.Invisible });
        Assert.Equal(["收入", "水印"], Texts([.. Set("收入"), .. pale]));
        var words = WordBuilder.Build([.. Set("收入"), .. hidden], []);
        Assert.Equal([null, AsideReason.Invisible], words.ConvertAll(w => w.Hidden));
    }

    [Fact]
    public void Characters_drawn_twice_for_boldness_are_read_once()
    {
        var twice = Set("合计").SelectMany(g => new[] { g, g with { X = g.X + 0.4 } }).ToList();
        Assert.Equal(["合计"], Texts(twice));
        Assert.Equal(["合计"], Texts([.. Set("合计"), .. Set("合计", x: 0.4, run: 2)]));
    }

    [Fact]
    public void A_ruling_parts_an_amount_from_the_name_behind_it() =>
        Assert.Equal(["12.50", "教育支出"], Texts(Set("12.50教育支出"), Ruling.Vertical(25, 80, 120)));

    [Fact]
    public void A_ruling_that_grazes_an_amount_leaves_it_whole() =>
        Assert.Equal(["267.80"], Texts(Set("267.80"), Ruling.Vertical(25.5, 80, 120)));

    [Fact]
    public void Digits_on_both_sides_of_a_ruling_in_a_gap_are_two_amounts() =>
        Assert.Equal(["7,839.59", "302"], Texts([.. Set("7,839.59"), .. Set("302", x: 42, run: 2)], Ruling.Vertical(41, 80, 120)));

    [Fact]
    public void A_word_keeps_the_characters_of_the_source_beside_the_folded_ones()
    {
        var glyphs = Set("2025").ConvertAll(g => g with { Raw = $"{(char)(g.Text[0] + 0xFEE0)}" });
        var word = Assert.Single(WordBuilder.Build(glyphs, [])).Word;
        Assert.Equal(("2025", "２０２５"), (word.Text, word.Raw));
    }

    static Glyph Point(double size = Size, double x = 30, double advance = 2.5) =>
        new(".", ".", x, 100, advance, size, 0, 9, 0, null);

    [Theory]
    [InlineData(10, 2.5, 2.5)]
    [InlineData(10, 5, 5)]
    [InlineData(10, 2.5, 3.5)]
    [InlineData(5, 1.25, 2.5)]
    [InlineData(4, 1, 4)]
    public void A_point_in_another_font_or_size_belongs_to_its_amount(double size, double advance, double gap)
    {
        var point = Point(size, 30, advance);
        var (whole, fraction) = (Set("31,062"), Set("64", 30 + gap, run: 2));
        Assert.Equal(["31,062.64"], Texts([.. whole, point, .. fraction]));
        Assert.Equal(["31,062.64"], Texts([.. whole, .. fraction, point]));
        Assert.Equal(["31,062.64"], Texts([point, .. whole, .. fraction]));
        Assert.Equal(["31,062.64", "教育支出"], Texts([.. whole, .. fraction, .. Set("教育支出", 200), point]));
    }

    [Fact]
    public void An_amount_in_fake_bold_keeps_a_point_that_is_drawn_by_itself()
    {
        List<Glyph> Twice(List<Glyph> glyphs) => [.. glyphs, .. glyphs.Select(g => g with { X = g.X + 0.3 })];
        var (whole, point, fraction) = (Set("1,231,062"), Point(x: 45), Set("64", 47.5, run: 2));
        Assert.Equal(["1,231,062.64"], Texts([.. Twice(whole), .. Twice([point]), .. Twice(fraction)]));
        Assert.Equal(["1,231,062.64"], Texts([.. Twice([.. whole, .. fraction]), .. Twice([point])]));
        Assert.Equal(["1,231,062.64"], Texts([.. Twice([.. whole, point, .. fraction])]));
        Assert.Equal(["1,231,062.64"], Texts([.. whole, .. fraction, point, .. Twice([.. whole, point, .. fraction])]));
    }

    [Fact]
    public void Points_between_words_stay_points() =>
        Assert.Equal(["收入", ".", "12", "7"], Texts([.. Set("收入"), Point(x: 24), .. Set("12", 100), .. Set("7", 130)]));
}
