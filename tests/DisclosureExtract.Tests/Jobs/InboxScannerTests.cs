using DisclosureExtract.Facts;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Jobs.Watching;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureExtract.Tests.Jobs;

public sealed class InboxScannerTests : IDisposable
{
    readonly string inbox = Directory.CreateTempSubdirectory("scan-").FullName;
    readonly FakeTimeProvider time = new();
    readonly InboxScanner scanner;

    public InboxScannerTests() => scanner = new InboxScanner(inbox, recursive: false, TimeSpan.FromSeconds(2), time);

    public void Dispose() => Directory.Delete(inbox, recursive: true);

    string File(string name) => Path.Combine(inbox, name);

    [Fact]
    public void A_file_is_taken_when_it_was_quiet_long_enough_and_not_before()
    {
        System.IO.File.WriteAllText(File("a.pdf"), "1");
        scanner.Rescan();
        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1.5));
            System.IO.File.AppendAllText(File("a.pdf"), "more"); // still being copied
            scanner.Refresh([]);
            Assert.Null(scanner.Take());
        }
        time.Advance(TimeSpan.FromSeconds(1.9));
        scanner.Refresh([]);
        Assert.Null(scanner.Take());
        time.Advance(TimeSpan.FromSeconds(0.2));
        scanner.Refresh([]);
        Assert.Equal("a.pdf", scanner.Take());
        Assert.Null(scanner.Take());
        Assert.Equal(0, scanner.Count);
    }

    [Fact]
    public void A_complete_file_that_changes_before_it_is_taken_waits_again()
    {
        System.IO.File.WriteAllText(File("a.pdf"), "1");
        scanner.Rescan();
        time.Advance(TimeSpan.FromSeconds(3));
        scanner.Refresh([]);
        System.IO.File.WriteAllText(File("a.pdf"), "12");
        Assert.Null(scanner.Take());
        time.Advance(TimeSpan.FromSeconds(3));
        scanner.Refresh([]);
        Assert.Equal("a.pdf", scanner.Take());
    }

    [Fact]
    public void An_event_alone_is_enough_and_so_is_a_rescan_alone()
    {
        System.IO.File.WriteAllText(File("told.pdf"), "1");
        scanner.Refresh(["told.pdf"]);
        System.IO.File.WriteAllText(File("found.pdf"), "1");
        scanner.Rescan();
        time.Advance(TimeSpan.FromSeconds(3));
        scanner.Refresh([]);
        Assert.Equal(["found.pdf", "told.pdf"], new[] { scanner.Take(), scanner.Take() }.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a.pdf.part")]
    [InlineData("a.crdownload")]
    [InlineData("~$a.docx")]
    [InlineData("a.TMP")]
    [InlineData(".hidden.pdf")]
    [InlineData("Thumbs.db")]
    public void Temporary_names_are_not_documents(string name)
    {
        System.IO.File.WriteAllText(File(name), "1");
        scanner.Rescan();
        scanner.Refresh([name]);
        Assert.Equal(0, scanner.Count);
        Assert.Empty(scanner.Notes);
    }

    [Fact]
    public void Links_are_left_alone_and_told_of_once()
    {
        System.IO.File.CreateSymbolicLink(File("link.pdf"), "/etc/hostname");
        for (var i = 0; i < 3; i++)
        {
            scanner.Rescan();
            time.Advance(TimeSpan.FromSeconds(5));
        }
        Assert.Null(scanner.Take());
        Assert.Equal("link.pdf", Assert.Single(scanner.Notes).Name);
    }

    [Fact]
    public void A_file_taken_away_is_forgotten()
    {
        System.IO.File.WriteAllText(File("a.pdf"), "1");
        scanner.Rescan();
        System.IO.File.Delete(File("a.pdf"));
        scanner.Rescan();
        Assert.Equal(0, scanner.Count);
    }
}
