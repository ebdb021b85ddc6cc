using System.Globalization;
using System.Text;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Hostile;
using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>
/// Files made to do harm, read in this very process: what overflows the stack or takes all memory would end the tests.
/// What is not named here ends with its worker, and is tried by <c>bench/reliability.sh hostile</c>.
/// </summary>
public sealed class HostileFileTests
{
    public static TheoryData<string, string> Guarded()
    {
        string[] harms =
        [
            "ring-kids-1", "ring-kids-2", "ring-kid", "ring-font", "ring-length", "ring-names", "chain-20000", "colour-separation-self",
            "colour-device-n-self", "colour-indexed-self", "colour-pattern-self", "colour-icc-self", "colour-icc-alternate-itself",
            "colour-ring-of-two", "colour-mixed-ring", "colour-default-self", "function-self", "function-ring-of-two", "function-doubling",
            "function-array-self", "function-samples-huge", "function-program-deep", "function-program-open",
            "function-program-stack", "shading-self", "state-self", "names-self", "names-ring", "names-doubling", "fields-negative", "fields-second-negative", "fields-huge",
            "fields-beyond", "fields-no-numbers", "index-huge", "index-beyond", "index-negative", "size-huge", "unicode-range-encoding",
            "unicode-many-encoding", "cid-range-encoding", "map-uses-itself", "widths-range", "widths-many-ranges",
        ];
        var data = new TheoryData<string, string>();
        // Each plain, and in one of the others, which go round.
        Spelling[] others = [Spelling.Commented, Spelling.Numbered, Spelling.Spaced];
        for (var i = 0; i < harms.Length; i++)
        {
            data.Add(harms[i], nameof(Spelling.Plain));
            data.Add(harms[i], others[i % others.Length].ToString());
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public void Harm_is_taken_out_however_it_is_written(string harm, string spelling)
    {
        var bytes = HostileFiles.Make(harm, Enum.Parse<Spelling>(spelling));
        try
        {
            using var source = PdfPageSource.Open(bytes, "harm.pdf");
            for (var page = 1; page <= source.PageCount; page++) source.ReadPage(page, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is DocumentException or PageUnreadableException)
        {
            Assert.StartsWith(e is DocumentException ? "harm.pdf: " : "", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("colour-separation-self")]
    [InlineData("function-self")]
    [InlineData("names-self")]
    [InlineData("ring-names")]
    [InlineData("state-self")]
    [InlineData("fields-second-negative", true)]
    [InlineData("index-huge", true)]
    public void What_the_page_prints_beside_the_harm_is_read(string harm, bool isTable = false)
    {
        Spelling[] spellings = isTable ? [Spelling.Plain] : [Spelling.Plain, Spelling.Commented, Spelling.Numbered];
        foreach (var spelling in spellings)
        {
            using var source = PdfPageSource.Open(HostileFiles.Make(harm, spelling), "harm.pdf");
            var page = source.ReadPage(1, TestContext.Current.CancellationToken);
            Assert.Contains(page.Words, w => w.Text.Contains("1,234.50", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_sound_file_goes_on_as_it_is()
    {
        var bytes = new HostilePdf().ToBytes(Spelling.Plain);
        Assert.Equal(new GuardedFile(bytes, TableLies: false), ObjectGuard.Check(bytes));
        var packed = new HostilePdf().ToBytes(Spelling.Packed);
        Assert.Equal(new GuardedFile(packed, TableLies: false), ObjectGuard.Check(packed));
    }

    [Theory]
    [InlineData("[1 4 2]", "[0 10]", "11", false)]
    [InlineData("[ 1 2 %x\n 1 ]", "[0 3 7 2]", "11", false)]
    [InlineData("[1 -4 2]", "[0 10]", "11", true)]
    [InlineData("[1 9 2]", "[0 10]", "11", true)]
    [InlineData("[0 0 0]", "[0 10]", "11", true)]
    [InlineData("[1 2]", "[0 10]", "11", true)]
    [InlineData("[1 4 2]", "[0 10 5]", "11", true)]
    [InlineData("[1 4 2]", "[0 9000000]", "11", true)]
    [InlineData("[1 4 2]", "[0 10]", "-1", true)]
    public void A_table_that_states_what_no_file_has_is_not_followed(string fields, string index, string size, bool lies)
    {
        foreach (var name in new[] { "/Type /XRef /W", "/#54ype/XR#65f/#57" })
        {
            var bytes = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"%PDF-1.5\n5 0 obj <<{name} {fields} /Index {index} /Size {size} /Length 0>> stream\nendstream endobj"));
            Assert.Equal(lies, ObjectGuard.Check(bytes).TableLies);
        }
    }

    [Fact]
    public void Every_harm_is_there_in_every_spelling() => Assert.InRange(HostileFiles.Names.Count(), 250, 400);
}
