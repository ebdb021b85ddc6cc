using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Tests.Jobs;

/// <summary>Which names the results of documents get in a folder that may hold others.</summary>
public sealed class PlaceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("place").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Document(string name, string text)
    {
        var path = Path.Combine(folder, "in", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    string Place(string document, string name) =>
        Assert.Single(RunJournal.Open(Output()).Place([new WantedPlace(name, document, document, Path.GetFileName(document))]));

    string Output() => Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;

    [Fact]
    public void Documents_of_one_name_from_two_folders_get_two_names_across_runs()
    {
        var (a, b) = (Document("a/x.pdf", "one"), Document("b/x.pdf", "two"));
        Assert.Equal(["x", "x~2", "x"], [Place(a, "x"), Place(b, "x"), Place(a, "x")]);
    }

    [Fact]
    public void A_result_that_no_journal_knows_is_not_overwritten()
    {
        var path = Path.Combine(Output(), "x.json");
        File.WriteAllText(path, "{ \"source\": { \"sha256\": \"" + new string('0', 64) + "\" } }");
        Assert.Equal("x~2", Place(Document("a/x.pdf", "one"), "x"));
        File.WriteAllText(path, "something else");
        Assert.Equal("x~2", Place(Document("a/x.pdf", "one"), "x"));
    }

    [Fact]
    public void A_result_of_the_same_bytes_keeps_its_name_without_a_journal()
    {
        var document = Document("a/x.pdf", "one");
        File.WriteAllText(
            Path.Combine(Output(), "x.json"), $"{{ \"source\": {{ \"sha256\": \"{RunJournal.Hash(document)}\" }} }}");
        Assert.Equal("x", Place(document, "x"));
    }

    [Fact]
    public void No_result_takes_the_place_of_the_log() => Assert.Equal("_run~2", Place(Document("_run.pdf", "one"), "_run"));
}
