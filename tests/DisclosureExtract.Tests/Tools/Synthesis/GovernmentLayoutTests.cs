using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Budgets and final accounts of whole governments come back as they were made.</summary>
public sealed class GovernmentLayoutTests
{
    [Theory]
    [InlineData(1UL), InlineData(2UL), InlineData(9UL), InlineData(10UL), InlineData(11UL)]
    public void Forms_of_a_government_come_back_whole(ulong seed) =>
        Whole.ComesBack(Synthesiser.Make(seed, SynthOptions.Governments(new Dice(seed).Fork("options"))));
}
