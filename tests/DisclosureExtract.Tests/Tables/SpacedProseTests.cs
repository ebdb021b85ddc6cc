using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

public sealed class SpacedProseTests
{
    /// <summary>Documents set in a word processor leave wide spaces around numbers; the numbers may well stand below each other.</summary>
    [Fact]
    public void Sentences_with_numbers_set_apart_are_prose_and_no_table()
    {
        Word At(string text, double x, double y) => new(text, new BoundingBox(x, y, x + text.Sum(c => c < 256 ? 8 : 16), y + 16)) { FontSize = 16 };
        List<Word> words = [At("第三部分2026年度部门预算情况说明", 80, 100), At("一、收入预算情况说明", 80, 140)];
        for (var i = 0; i < 6; i++)
            words.AddRange([At("财政拨款收入预算", 80, 180 + 28 * i), At($"{1234 + 7 * i}.50", 260, 180 + 28 * i), At($"万元,占", 360, 180 + 28 * i), At("16.67%;", 470, 180 + 28 * i)]);
        using var source = new FakeSource(new PageContent { Number = 1, Width = 595, Height = 842, Words = words });
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        Assert.Empty(extraction.Tables);
        Assert.Equal(12, extraction.Claims.Count);
    }
}
