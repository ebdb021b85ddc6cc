using DisclosureExtract.Cli.Runs;

namespace DisclosureExtract.Tests.Cli.Runs;

/// <summary>Which files are one disclosure.</summary>
public sealed class BundlesTests
{
    static BundleFile File(string name, string? body, int? year, string? kind = "budget", string place = "a") => new(name, place, body, year, kind);

    static string[] Groups(params BundleFile[] files) => [.. Bundles.Of(files).Select(g => string.Join(' ', g.Select(f => f.Name)))];

    [Fact]
    public void Files_of_one_body_and_year_are_one() =>
        Assert.Equal(["1 2", "3", "4"], Groups(File("2", "甲局", 2024), File("1", "甲局", 2024), File("3", "甲局", 2025), File("4", "乙局", 2024)));

    [Fact]
    public void Budget_and_final_accounts_of_one_year_are_two() =>
        Assert.Equal(["1", "2"], Groups(File("1", "甲局", 2024), File("2", "甲局", 2024, "final_accounts")));

    [Fact]
    public void What_does_not_say_whose_it_is_goes_to_the_one_of_its_folder() =>
        Assert.Equal(["1 2", "3"], Groups(File("1", "甲局", 2024), File("2", null, 2024, null), File("3", null, 2024, place: "b")));

    [Fact]
    public void Where_two_may_be_meant_it_stays_alone() =>
        Assert.Equal(["1", "2", "3"], Groups(File("1", "甲局", 2024), File("2", "乙局", 2024), File("3", null, 2024)));

    [Fact]
    public void What_says_another_year_is_not_taken_in() =>
        Assert.Equal(["1", "2"], Groups(File("1", "甲局", 2024), File("2", null, 2023)));
}
