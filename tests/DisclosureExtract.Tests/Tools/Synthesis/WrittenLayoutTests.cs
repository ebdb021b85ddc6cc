using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Composing;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Whole disclosures whose amounts and units are written as people write them, one way at a time.</summary>
public sealed class WrittenLayoutTests
{
    static SynthOptions Of(AmountWriting writing) => new()
    {
        HasFund = true,
        HasNegative = writing is AmountWriting.TrailingMinus or AmountWriting.WordMinus,
        Print = new PrintOptions { Unit = "万元", Codes = CodeMode.One, Writing = writing },
    };

    public static TheoryData<AmountWriting> Ways => [.. Enum.GetValues<AmountWriting>()];

    [Theory, MemberData(nameof(Ways))]
    public void Disclosures_come_back_whole_however_their_amounts_are_written(AmountWriting writing) =>
        Whole.ComesBack(Synthesiser.Make(21, Of(writing)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Disclosures_come_back_whole_wherever_and_however_their_unit_stands(int wording, bool isBelow)
    {
        var layout = new LayoutOptions { UnitWording = wording, IsUnitBelow = isBelow };
        Whole.ComesBack(Synthesiser.Make(22, Of(AmountWriting.UnitInHeading) with { Layout = layout }));
    }

    [Theory]
    [InlineData(1029)]
    [InlineData(1053)]
    public void Totals_in_different_units_are_compared_in_yuan(ulong seed) =>
        Whole.ComesBack(Synthesiser.Make(seed, SynthOptions.Written(new Dice(seed).Fork("options"))));
}
