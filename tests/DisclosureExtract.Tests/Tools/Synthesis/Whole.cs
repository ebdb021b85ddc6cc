using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Scoring;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>What every disclosure that is read rightly comes back with.</summary>
static class Whole
{
    /// <summary>All of its facts and forms, nothing else, and no error.</summary>
    public static void ComesBack(SyntheticDisclosure disclosure)
    {
        var score = Scorer.Score(disclosure);
        Assert.Empty(score.Missing);
        Assert.Empty(score.Extra);
        Assert.Empty(score.LostForms);
        Assert.Empty(score.FalseErrors);
        Assert.True(score.Truth > 50);
    }
}
