using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Publishing;
using DisclosureExtract.Tools.Synthesis.Scoring;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Synthetic disclosures written as OFD, each with the habits of another producer.</summary>
public sealed class OfdLayoutTests
{
    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(73)]
    [InlineData(74)]
    [InlineData(75)]
    [InlineData(76)]
    public void The_same_facts_come_out_of_the_same_drawing(int seed)
    {
        var disclosure = Synthesiser.Make((ulong)seed);
        var score = Scorer.Score(disclosure, Publication.Write(disclosure, "ofd", (ulong)seed));
        Assert.True(score.IsPerfect, string.Join('\n', score.Missing.Concat(score.Extra).Concat(score.FalseErrors)));
    }
}
