using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tests.Tools;

/// <summary>Faults of the kinds that reviewers answer for, in documents that are right else.</summary>
public sealed class DutyBenchTests
{
    [Fact]
    public void Right_documents_raise_nothing_and_nearly_all_faults_are_reported()
    {
        using var output = new StringWriter();
        DutyBench.Run(2, seed: 77, show: 0, output);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("right documents: 2, errors 0, warnings 0", lines[^1]);
        var all = lines[^2].Split('|', StringSplitOptions.TrimEntries);
        Assert.True(decimal.Parse(all[3], System.Globalization.CultureInfo.InvariantCulture) >= 95, output.ToString());
    }
}
