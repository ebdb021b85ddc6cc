using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Budgets of universities and central departments come back as they were made, their titles cut anywhere, with 表 or without.</summary>
public sealed class UniversityLayoutTests
{
    [Theory]
    [InlineData(1UL), InlineData(2UL), InlineData(3UL), InlineData(9045UL)]
    public void Forms_of_a_university_come_back_whole(ulong seed) =>
        Whole.ComesBack(Synthesiser.Make(seed, SynthOptions.Universities(new Dice(seed).Fork("options"))));
}
