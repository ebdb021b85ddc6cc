using System.Text;
using System.Text.Json;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Output;

public sealed class ResultPathsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("disclosure-results-").FullName;

    public ResultPathsTests()
    {
        Directory.CreateDirectory(In("sub"));
        Directory.CreateDirectory(In(".disclosure-extract"));
        foreach (var name in (string[])["a.json", "sub/b.json", "_run.json", ".disclosure-extract/c.json"]) File.WriteAllText(In(name), "{}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string In(string name) => Path.Combine(folder, name);

    [Fact]
    public void A_folder_and_a_pattern_of_the_shell_lead_to_results_alone()
    {
        var missing = new List<string>();
        Assert.Equal([In("a.json"), In("sub/b.json")], ResultPaths.Find([folder], missing).Select(f => f.Path));
        Assert.Equal([In("a.json")], ResultPaths.Find([In("_run.json"), In("a.json"), In("a.json"), In("gone.json")], missing).Select(f => f.Path));
        Assert.Equal([In("gone.json")], missing);
        Assert.Equal([In("_run.json")], ResultPaths.Find([In("_run.json")], missing).Select(f => f.Path)); // asked for by name: told why not
    }

    [Theory]
    [InlineData("_run.json", "{}", "log of a run")]
    [InlineData("a.json", "{}", "no result of extract")]
    [InlineData("a.json", "[1]", "no result of extract")]
    [InlineData("a.json", "{\"schema\":\"disclosure/1\"}", "its schema is disclosure/1")]
    [InlineData("a.json", "{\"schema\":\"disclosure/2\"}", "changed since extract wrote it")]
    [InlineData("a.json", "{\"schema\":\"disc", "cut off (line 1)")]
    [InlineData("a.json", "", "cut off (line 1)")]
    public void Why_a_file_is_no_result_is_said_in_words(string name, string text, string words)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var fault = Assert.ThrowsAny<JsonException>(() => DisclosureJson.Read(bytes));
        var why = ResultPaths.WhyNone(In(name), bytes, fault);
        Assert.Contains(words, why, StringComparison.Ordinal);
        Assert.DoesNotContain(".NET", why, StringComparison.Ordinal);
        Assert.Matches("(Give|Run) ", why); // what to do
    }
}
