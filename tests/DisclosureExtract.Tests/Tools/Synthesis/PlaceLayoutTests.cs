using DisclosureExtract.Facts;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Composing;
using DisclosureExtract.Tools.Synthesis.Scoring;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Forms of other places, one at a time; bench/synthetic.sh mixes them with all else.</summary>
public sealed class PlaceLayoutTests
{
    static SynthOptions Of(Province province, bool isByUnit) => new()
    {
        HasCarryover = true,
        HasFund = true,
        HasOwnMoney = true,
        Print = new PrintOptions { Province = province, Unit = "万元", Codes = CodeMode.One, Zero = ZeroMode.Zero, IsByUnit = isByUnit, HasPlainSources = isByUnit },
    };

    static void ComesBack(SynthOptions options, ulong seed) => Whole.ComesBack(Synthesiser.Make(seed, options));

    [Theory]
    [InlineData(Province.Sichuan, true)]
    [InlineData(Province.Sichuan, false)]
    [InlineData(Province.Central, false)]
    [InlineData(Province.Guangxi, true)]
    [InlineData(Province.Hunan, true)]
    [InlineData(Province.Yunnan, true)]
    [InlineData(Province.Guangdong, false)]
    public void Forms_of_other_places_come_back_whole(Province province, bool isByUnit) => ComesBack(Of(province, isByUnit), 12);

    [Theory]
    [InlineData(Province.Sichuan, HeaderRepeat.All)]
    [InlineData(Province.Hunan, HeaderRepeat.None)]
    [InlineData(Province.Central, HeaderRepeat.All)]
    public void Sheets_wider_than_the_paper_come_back_whole(Province province, HeaderRepeat repeat)
    {
        var options = Of(province, isByUnit: true);
        ComesBack(options with { Print = options.Print with { HasNumberRow = true, Zero = ZeroMode.Dash }, Layout = options.Layout with { IsSplitSideways = true, Repeat = repeat } }, 14);
    }

    /// <summary>What stands in a heading that is printed again on the next page is printed there too.</summary>
    [Fact]
    public void Repeated_headings_hold_their_text()
    {
        var options = Of(Province.Central, isByUnit: false) with { IsLarge = true };
        var made = Synthesiser.Make(3, options with { Layout = options.Layout with { Repeat = HeaderRepeat.All } });
        var sheet = made.Sheets.First(s => s.Cells.Select(c => c.Page).Distinct().Count() > 1 && s.Sheet.Form == "expenditure");
        foreach (var page in sheet.Cells.Select(c => c.Page).Distinct())
            Assert.Contains(made.Pages[page - 1].Marks.OfType<DisclosureExtract.Tools.Synthesis.Drawing.TextMark>(), m => m.Text == "科目名称");
    }
}
