using System.Diagnostics;
using System.Text.Json;
using DisclosureExtract.EndToEnd.Reliability;

namespace DisclosureExtract.EndToEnd;

/// <summary>Folders as people leave them: not everything in them is a document, and nothing is passed over in silence.</summary>
public sealed class FolderTests
{
    static ProgramRun Extract(TemporaryFolder folder, params string[] more) =>
        BuiltProgram.Run(["extract", folder.File("in"), "--out", folder.File("out"), .. more]);

    static TemporaryFolder WithDocument(string name = "a.txt")
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        folder.Write("in/" + name, Samples.Transcript(1, 60));
        return folder;
    }

    [Fact]
    public void What_is_no_file_is_skipped_with_a_line_and_what_is_not_read_is_counted_by_kind()
    {
        using var folder = WithDocument();
        using (var pipe = Process.Start("mkfifo", [folder.File("in/pipe.pdf")])) pipe.WaitForExit();
        File.CreateSymbolicLink(folder.File("in/link.txt"), folder.File("in/a.txt"));
        Directory.CreateSymbolicLink(folder.File("in/round"), folder.File("in"));
        foreach (var name in (string[])["1.ppt", "2.PPT", "3.ppt", "4.dwg"]) folder.Write("in/" + name, [1]);
        var run = Extract(folder);
        Assert.Equal(0, run.ExitCode);
        foreach (var name in (string[])["pipe.pdf", "link.txt", "round"])
            Assert.Contains($"{name}: skipped", run.Errors, StringComparison.Ordinal);
        Assert.Contains("4 files of kinds this program does not read: 3 .ppt, 1 .dwg", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.File("out/_run.json")));
        Assert.Equal(3, json.RootElement.GetProperty("unread").GetProperty(".ppt").GetInt32());
        Assert.Equal(3, json.RootElement.GetProperty("skipped").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("documents").GetArrayLength());
        Assert.Equal(4, BuiltProgram.Run("extract", folder.File("in/pipe.pdf"), "--out", folder.File("out")).ExitCode);
    }

    [Fact]
    public void A_name_cannot_move_the_terminal()
    {
        using var folder = WithDocument("a\u001b[2J\u202eb\nc.txt");
        folder.Write("in/bad\u001b]0;x\u0007.pdf", [1, 2, 3]);
        var run = Extract(folder);
        foreach (var said in (string[])[run.Output, run.Errors])
        {
            Assert.DoesNotContain(said, c => char.IsControl(c) && c != '\n');
            Assert.DoesNotContain('\u202e', said);
        }
        Assert.Contains("\\u{001B}", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_long_names_that_begin_alike_give_two_results()
    {
        var stem = new string('x', 248);
        using var folder = WithDocument(stem + "a.txt");
        folder.Write($"in/{stem}b.txt", Samples.Transcript(2, 60));
        Assert.Equal(0, Extract(folder, "--format", "json,parquet").ExitCode);
        Assert.Equal(2, Directory.EnumerateFiles(folder.File("out"), "x*.json").Count());
        Assert.Equal(2, Directory.EnumerateFiles(folder.File("out"), "x*.facts.parquet").Count());
    }

    [Fact]
    public void Messages_are_words()
    {
        using var folder = WithDocument();
        folder.Write("out", [1]);
        var run = Extract(folder);
        Assert.Equal(9, run.ExitCode);
        Assert.DoesNotMatch("[A-Z][A-Za-z]+_[A-Z]", run.Errors.Replace(folder.Path, "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_says_what_of_it_was_not_read()
    {
        using var folder = WithDocument();
        folder.Write("in/b.zip", Bombs.Zip(z =>
        {
            Bombs.Entry(z, "c.txt", s => s.Write(Samples.Transcript(3, 60)));
            Bombs.Entry(z, "d.ppt", s => s.Write([1]));
        }));
        var run = Extract(folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 file of a kind this program does not read: 1 .ppt", run.Output, StringComparison.Ordinal);
    }
}
