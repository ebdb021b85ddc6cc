using DisclosureExtract.Facts;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Composing;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Scoring;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Layouts of other places, one at a time; bench/synthetic.sh mixes them.</summary>
public sealed class WideLayoutTests
{
    static readonly SynthOptions Budget = new() { Print = new PrintOptions { Province = Province.Common, Unit = "万元", Codes = CodeMode.One, Zero = ZeroMode.Zero } };

    static readonly SynthOptions Final = Budget with { IsFinal = true, Print = Budget.Print with { HasLineNumbers = true, HasNumberRow = true, Codes = CodeMode.OneOverThree } };

    static void ComesBack(SynthOptions options, ulong seed) => Whole.ComesBack(Synthesiser.Make(seed, options));

    [Theory]
    [InlineData(CodeMode.OneOverThree, true)]
    [InlineData(CodeMode.SplitOwn, false)]
    public void National_final_accounts_with_numbered_rows_and_a_list_in_two_groups(CodeMode codes, bool isMerged) =>
        ComesBack(Final with { Print = Final.Print with { Codes = codes, IsTotalMerged = isMerged } }, 3);

    [Fact]
    public void Units_below_their_department_are_its_parts() => ComesBack(Budget with { Print = Budget.Print with { IsByUnit = true, HasTwoYears = true, Procurement = 2 } }, 5);

    [Fact]
    public void A_unit_may_follow_with_forms_of_its_own() => ComesBack(Budget with { HasSecondUnit = true }, 6);

    [Theory]
    [InlineData(RulingStyle.Horizontal, Shade.None)]
    [InlineData(RulingStyle.ThreeLines, Shade.None)]
    [InlineData(RulingStyle.None, Shade.None)]
    [InlineData(RulingStyle.None, Shade.Rows)]
    [InlineData(RulingStyle.None, Shade.Cells)]
    public void Amounts_of_tables_without_vertical_rulings_are_read_or_flagged(RulingStyle rulings, Shade shade)
    {
        var score = Scorer.Score(Synthesiser.Make(8, Budget with { Layout = Budget.Layout with { Rulings = rulings, Shade = shade } }));
        Assert.InRange(score.Missing.Count, 0, score.Truth / 50);
        Assert.Empty(score.Silent);
        Assert.Empty(score.FalseErrors);
        Assert.Equal(0, score.Invented);
    }

    [Theory]
    [InlineData(RulingStyle.SpacedBoxes, TextLayer.Radicals)]
    [InlineData(RulingStyle.Dots, TextLayer.Plain)]
    [InlineData(RulingStyle.Dashes, TextLayer.Plain)]
    [InlineData(RulingStyle.Images, TextLayer.Plain)]
    public void Rulings_and_text_layers_of_other_programs(RulingStyle rulings, TextLayer layer) =>
        ComesBack(Budget with { Layout = Budget.Layout with { Rulings = rulings, TextLayer = layer, IsInForm = true }, Print = Budget.Print with { Look = AmountLook.FullWidth, AmountAlign = Align.Center } }, 9);
}
