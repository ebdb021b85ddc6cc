using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tests.Tools;

/// <summary>The short mode of bench/truth.sh.</summary>
public sealed class TruthBenchTests
{
    [Theory]
    [InlineData("digit")]
    [InlineData("cell lost")]
    [InlineData("column moved")]
    public void Faults_put_into_a_document_are_noticed_and_the_culprit_is_named(string kind)
    {
        using var output = new StringWriter();
        var document = Path.Combine(Repository.Root, "fixtures", "synthetic-budget", "synthetic-budget.pdf");
        TruthBench.Run([document], sample: 4, faults: 1, seed: 20261130, kind, show: 4, output);
        Assert.Contains($"| {kind} | 4 | 100.0 | 0 | 0 | 100.0 | 100.0 |", output.ToString());
    }
}
