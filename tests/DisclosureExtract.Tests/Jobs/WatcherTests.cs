using DisclosureExtract.Facts;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Jobs.Watching;
using Microsoft.Data.Sqlite;
using Serilog.Core;

namespace DisclosureExtract.Tests.Jobs;

public sealed class WatcherTests : IDisposable
{
    readonly WatchedFolder folder = new();

    public void Dispose() => folder.Dispose();

    static ChildReply Ok(ChildRequest request, int _) => FakeChildren.Complete(request);

    [Fact]
    public void Outcomes_are_folders_with_reasons_in_two_languages()
    {
        folder.Drop("good.pdf", "1");
        folder.Drop("odd.pdf", "2");
        folder.Drop("bad.pdf", "3");
        var end = folder.Run((r, n) => r.Name switch
        {
            "odd.pdf" => FakeChildren.Complete(r) with { Status = "needs_review", Reason = "2 findings" },
            "bad.pdf" => new ChildReply { Code = 5, Error = "bad.pdf: password" },
            _ => Ok(r, n),
        });
        Assert.Equal(new WatchEnd(3, 0), end);
        Assert.Equal("1", folder.Read("done/good.pdf"));
        Assert.False(folder.Has("done/good.pdf.reason.txt"));
        Assert.Contains("需要人工复核", folder.Read("review/odd.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.Contains("2 findings", folder.Read("review/odd.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.Contains("密码", folder.Read("failed/bad.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.Contains("password", folder.Read("failed/bad.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.EndsWith("1", folder.Result("good.json"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Out, "bad.json")));
        Assert.Empty(folder.Left);
        Assert.Equal((1, 1, 1), (folder.Status.Done, folder.Status.Review, folder.Status.Failed));
    }

    [Fact]
    public void The_same_bytes_are_extracted_once_and_linked_and_a_changed_file_is_a_new_version()
    {
        folder.Drop("a.pdf", "same");
        folder.Drop("b.pdf", "same");
        var children = new FakeChildren(Ok);
        folder.Run(children);
        Assert.Single(children.Requests);
        var linked = Assert.Single(folder.Status.Files, f => f.SameAs is not null);
        Assert.Contains("not processed again", linked.Reason, StringComparison.Ordinal);
        Assert.True(folder.Has("done/a.pdf") && folder.Has("done/b.pdf"));

        folder.Drop("a.pdf", "other");
        folder.Run(children);
        Assert.Equal(2, children.Requests.Count);
        Assert.Equal("same", folder.Read("done/a.pdf"));
        Assert.Equal("other", folder.Read("done/a~2.pdf"));
        Assert.Contains(folder.Status.Files, f => f is { Name: "a.pdf", Edition: 2 });
        Assert.Equal(2, Directory.EnumerateFiles(folder.Out, "*.json").Count());
    }

    [Fact]
    public void Another_version_of_the_program_extracts_anew_into_the_same_result()
    {
        folder.Drop("a.pdf");
        folder.Run(Ok);
        folder.Drop("a.pdf");
        var children = new FakeChildren(Ok);
        folder.Run(children, folder.Options with { Version = "2" });
        Assert.Single(children.Requests);
        Assert.Equal(["a.json"], Directory.EnumerateFiles(folder.Out).Select(Path.GetFileName));
    }

    [Fact]
    public void A_result_that_was_taken_away_is_made_again()
    {
        folder.Drop("a.pdf");
        folder.Run(Ok);
        File.Delete(Path.Combine(folder.Out, "a.json"));
        folder.Drop("b.pdf");
        folder.Run(Ok);
        Assert.True(File.Exists(Path.Combine(folder.Out, "a.json")));
    }

    [Fact]
    public void A_file_that_takes_its_child_down_gets_one_fresh_child_and_then_fails_and_the_others_go_on()
    {
        foreach (var name in (string[])["a.pdf", "poison.pdf", "z.pdf"]) folder.Drop(name, name);
        var children = new FakeChildren(
            (r, n) => r.Name == "poison.pdf"
                ? throw new ChildFaultException(ChildFaultKind.Crash, "is nested too deeply")
                : Ok(r, n));
        folder.Run(children);
        Assert.Equal(2, children.Asked("poison.pdf"));
        Assert.Contains(("poison.pdf", true), children.Requests);
        Assert.Contains("nested too deeply", folder.Read("failed/poison.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.True(folder.Has("done/a.pdf") && folder.Has("done/z.pdf"));
    }

    [Theory]
    [InlineData(ChildFaultKind.Hang, 2)]
    [InlineData(ChildFaultKind.Memory, 2)]
    [InlineData(ChildFaultKind.Output, 2)]
    [InlineData(ChildFaultKind.Killed, 6)]
    public void Each_fault_of_a_child_has_its_number_of_tries(object kind, int tries)
    {
        folder.Drop("a.pdf");
        var children = new FakeChildren((_, _) => throw new ChildFaultException((ChildFaultKind)kind, "x"));
        folder.Run(children);
        Assert.Equal(tries, children.Asked("a.pdf"));
        Assert.True(folder.Has("failed/a.pdf.reason.txt"));
    }

    [Fact]
    public void What_heals_is_tried_until_it_does()
    {
        folder.Drop("a.pdf");
        var children = new FakeChildren(
            (r, n) => n < 4
                ? new ChildReply { Code = 9, CanHeal = true, Error = "No space left on device" }
                : Ok(r, n));
        folder.Run(children);
        Assert.Equal(4, children.Asked("a.pdf"));
        Assert.True(folder.Has("done/a.pdf"));
    }

    [Fact]
    public void What_does_not_heal_is_parked_and_tried_anew_when_it_comes_again_or_is_asked_for()
    {
        folder.Drop("a.pdf");
        var children = new FakeChildren((_, _) => new ChildReply { Code = 9, CanHeal = true, Error = "locked" });
        folder.Run(children);
        Assert.Equal(6, children.Asked("a.pdf"));
        Assert.Contains("locked", folder.Read("failed/a.pdf.reason.txt"), StringComparison.Ordinal);

        LedgerTools.Retry(folder.Out, Path.Combine(folder.Inbox, "failed", "a.pdf"), folder.Time);
        Assert.True(folder.Has("a.pdf"));
        Assert.False(folder.Has("failed/a.pdf.reason.txt"));
        folder.Run(Ok);
        Assert.True(folder.Has("done/a.pdf"));
        Assert.Equal(0, folder.Status.Failed);
    }

    [Fact]
    public void Retry_of_a_final_outcome_processes_the_same_bytes_again()
    {
        folder.Drop("a.pdf");
        folder.Run((_, _) => new ChildReply { Code = 6, Error = "damaged" });
        LedgerTools.Retry(folder.Out, "a.pdf", folder.Time);
        folder.Run(Ok);
        Assert.True(folder.Has("done/a.pdf"));
        Assert.Throws<RefusedException>(() => LedgerTools.Retry(folder.Out, "no-such.pdf", folder.Time));
    }

    [Fact]
    public void A_reason_never_replaces_an_original_of_its_name_and_retry_takes_only_reasons_away()
    {
        foreach (var name in (string[])["a.pdf", "a.pdf.reason.txt", "good.pdf", "good.pdf.reason.txt"])
            folder.Drop(name, "original " + name);
        folder.Run((r, n) => r.Name.StartsWith('a') ? new ChildReply { Code = 6, Error = "damaged" } : Ok(r, n));
        var originals = Directory.EnumerateFiles(folder.Inbox, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Where(
            t => t.StartsWith("original", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["original a.pdf", "original a.pdf.reason.txt", "original good.pdf", "original good.pdf.reason.txt"],
            originals);
        Assert.Equal(4, Directory.EnumerateFiles(Path.Combine(folder.Inbox, "failed")).Count());

        LedgerTools.Retry(folder.Out, "good.pdf", folder.Time);
        Assert.Equal("original good.pdf.reason.txt", folder.Read("done/good.pdf.reason.txt"));
    }

    [Fact]
    public void A_decision_that_a_crash_left_is_carried_out_with_its_reason()
    {
        var options = folder.Options;
        using (var ledger = OpenAfterRun())
        {
            ledger.Taken("c", null, "k.pdf", Sha("k"), 1, options.Settings, options.Version);
            ledger.Decided(
                "c", Sha("k"), options.Settings, options.Version, new Outcome(States.Failed, "it is damaged", "已损坏"),
                "failed/k.pdf");
        }
        Directory.CreateDirectory(Path.Combine(folder.Inbox, ".disclosure-extract", "work", "c"));
        folder.Drop(".disclosure-extract/work/c/k.pdf", "k");
        folder.Drop("failed/k.pdf", "a stranger's"); // took the place in the meantime
        folder.Run(Ok);
        Assert.Equal("a stranger's", folder.Read("failed/k.pdf"));
        Assert.Equal("k", folder.Read("failed/k~2.pdf"));
        Assert.Contains("已损坏", folder.Read("failed/k~2.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.Equal(1, folder.Status.Failed);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_parked_and_the_others_go_on()
    {
        folder.Run(Ok); // makes the folders
        Directory.CreateDirectory(Path.Combine(folder.Inbox, ".disclosure-extract", "work", "c"));
        folder.Drop(".disclosure-extract/work/c/bad-block.pdf", "b");
        folder.Drop("a.pdf");
        using (new FileStream(Path.Combine(folder.Inbox, ".disclosure-extract", "work", "c", "bad-block.pdf"), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) folder.Run(Ok);
        Assert.True(folder.Has("done/a.pdf"));
        Assert.Contains("could not be read", folder.Read("failed/bad-block.pdf.reason.txt"), StringComparison.Ordinal);
        LedgerTools.Retry(folder.Out, "bad-block.pdf", folder.Time);
        folder.Run(Ok);
        Assert.True(folder.Has("done/bad-block.pdf"));
    }

    [Fact]
    public void A_fault_of_the_program_fails_one_file_and_the_watcher_goes_on()
    {
        foreach (var name in (string[])["a.pdf", "b.pdf"]) folder.Drop(name, name);
        folder.Run((r, n) => r.Name == "a.pdf" ? throw new InvalidOperationException("not thought of") : Ok(r, n));
        Assert.Contains("not thought of", folder.Read("failed/a.pdf.reason.txt"), StringComparison.Ordinal);
        Assert.True(folder.Has("done/b.pdf"));
    }

    [Fact]
    public void A_share_that_goes_while_a_file_is_in_hand_is_waited_for()
    {
        folder.Drop("a.pdf");
        using var stop = new CancellationTokenSource();
        var away = folder.Inbox + ".away";
        folder.Run(new FakeChildren((r, n) =>
        {
            var reply = Ok(r, n);
            Directory.Move(folder.Inbox, away);
            return reply;
        }), folder.Options with { Once = false }, at =>
        {
            // Fails where somebody made the inbox anew.
            if (at > TimeSpan.FromSeconds(30) && Directory.Exists(away)) Directory.Move(away, folder.Inbox);
            if (folder.Has("done/a.pdf")) stop.Cancel();
        }, stop.Token);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Inbox, ".disclosure-extract", "work")));
        Assert.Equal(1, folder.Status.Done);
    }

    [Fact]
    public void Told_to_stop_it_returns_what_is_not_finished_within_the_grace()
    {
        folder.Drop("a.pdf");
        using var stop = new CancellationTokenSource();
        var end = folder.Run(new FakeChildren((_, _) =>
        {
            stop.Cancel();
            return null; // hangs
        }), folder.Options with { Once = false }, stop: stop.Token);
        Assert.Equal(new WatchEnd(0, 1), end);
        Assert.True(folder.Has("a.pdf"));
        folder.Run(Ok);
        Assert.True(folder.Has("done/a.pdf"));
    }

    [Fact]
    public void A_file_written_to_while_it_is_read_goes_back_until_it_is_complete()
    {
        folder.Drop("a.pdf", "half");
        folder.Run(new FakeChildren((r, n) =>
        {
            var reply = Ok(r, n);
            if (n == 1) File.AppendAllText(r.Path, " whole"); // its writer still had it open
            return reply;
        }));
        Assert.Equal("half whole", folder.Read("done/a.pdf"));
        Assert.Contains(
            Directory.EnumerateFiles(folder.Out),
            f => File.ReadAllText(f).EndsWith("half whole", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_share_is_waited_for()
    {
        folder.Drop("a.pdf");
        using var stop = new CancellationTokenSource();
        var away = folder.Inbox + ".away";
        var moved = 0;
        folder.Run(new FakeChildren(Ok), folder.Options with { Once = false }, at =>
        {
            if (moved == 0 && at > TimeSpan.FromSeconds(0.5))
            {
                Directory.Move(folder.Inbox, away);
                moved = 1;
            }
            else if (moved == 1 && at > TimeSpan.FromSeconds(30))
            {
                Directory.Move(away, folder.Inbox);
                moved = 2;
            }
            else if (moved == 2 && folder.Has("done/a.pdf"))
            {
                stop.Cancel();
            }
        }, stop.Token);
        Assert.True(folder.Has("done/a.pdf"));
    }

    [Fact]
    public void A_locked_ledger_is_waited_for()
    {
        folder.Drop("a.pdf");
        folder.Run(Ok); // makes the ledger
        folder.Drop("b.pdf", "b");
        SqliteConnection? other = null;
        folder.Run(new FakeChildren((r, n) =>
        {
            other = new SqliteConnection(
                $"Data Source={Path.Combine(folder.Out, ".disclosure-extract", "ledger.db")};Pooling=False");
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            return Ok(r, n);
        }), folder.Options with { LedgerPatience = TimeSpan.FromMilliseconds(50) }, at =>
        {
            if (at > TimeSpan.FromSeconds(8)) Interlocked.Exchange(ref other, null)?.Dispose();
        });
        Assert.True(folder.Has("done/b.pdf"));
    }

    [Fact]
    public void A_damaged_ledger_is_put_aside_and_results_keep_their_names()
    {
        folder.Drop("a.pdf");
        folder.Run(Ok);
        var ledger = Path.Combine(folder.Out, ".disclosure-extract", "ledger.db");
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(ledger)!, "ledger.db*").ToList())
            File.WriteAllText(file, new string('x', 5000));
        folder.Drop("c.pdf", "c");
        folder.Run(Ok);
        Assert.True(folder.Has("done/c.pdf"));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.GetDirectoryName(ledger)!, "ledger.db.damaged-*"));
    }

    [Fact]
    public void What_a_killed_run_left_in_hand_is_taken_up()
    {
        folder.Drop("a.pdf");
        folder.Run(Ok); // makes the folders
        var claim = Directory.CreateDirectory(Path.Combine(folder.Inbox, ".disclosure-extract", "work", "0001"));
        File.WriteAllText(Path.Combine(claim.FullName, "in-hand.pdf"), "in hand");
        // Killed before its rename.
        Directory.CreateDirectory(Path.Combine(folder.Inbox, ".disclosure-extract", "work", "0002"));
        File.WriteAllText(Path.Combine(folder.Out, ".disclosure-0123.tmp"), "half");
        folder.Run(Ok);
        Assert.True(folder.Has("done/in-hand.pdf"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Inbox, ".disclosure-extract", "work")));
        Assert.False(File.Exists(Path.Combine(folder.Out, ".disclosure-0123.tmp")));
    }

    [Fact]
    public void A_step_of_the_clock_back_or_forth_changes_nothing()
    {
        folder.Drop("a.pdf");
        File.SetLastWriteTimeUtc(
            Path.Combine(folder.Inbox, "a.pdf"), new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        folder.Drop("b.pdf", "b");
        File.SetLastWriteTimeUtc(
            Path.Combine(folder.Inbox, "b.pdf"), new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        folder.Run(Ok);
        Assert.True(folder.Has("done/a.pdf") && folder.Has("done/b.pdf"));
    }

    [Fact]
    public void A_second_watcher_is_refused_and_a_stale_lock_is_taken_over()
    {
        using (Watcher.Open(folder.Options, new FakeChildren(Ok), Logger.None, folder.Time))
        {
            Assert.Equal(
                RefusalKind.Busy,
                Assert.Throws<RefusedException>(
                    () => Watcher.Open(folder.Options, new FakeChildren(Ok), Logger.None, folder.Time)).Kind);
            Assert.Equal(
                RefusalKind.Busy,
                Assert.Throws<RefusedException>(
                    () => Watcher.Open(
                        folder.Options with { Out = folder.Out + "2" }, new FakeChildren(Ok), Logger.None,
                        folder.Time)).Kind);
        }
        var note = Path.Combine(folder.Inbox, ".disclosure-extract", "lock.json");
        File.WriteAllText(note, """{"pid":1,"host":"another-machine","since":"x"}""");
        File.SetLastWriteTimeUtc(note, folder.Time.GetUtcNow().UtcDateTime);
        Assert.Throws<RefusedException>(
            () => Watcher.Open(folder.Options, new FakeChildren(Ok), Logger.None, folder.Time));
        folder.Time.Advance(TimeSpan.FromMinutes(5));
        Watcher.Open(folder.Options, new FakeChildren(Ok), Logger.None, folder.Time).Dispose();
    }

    [Fact]
    public void Overlapping_folders_and_links_are_refused()
    {
        var link = folder.Inbox + ".link";
        Directory.CreateSymbolicLink(link, folder.Inbox);
        foreach (var (inbox, output) in ((string, string)[])[
            (folder.Inbox, folder.Inbox), (folder.Inbox, Path.Combine(folder.Inbox, "out")), (Path.Combine(folder.Inbox, "x"), folder.Inbox),
            (link, folder.Out), (folder.Inbox, Path.Combine(link, "out")), (folder.Inbox, link), (folder.Inbox + "-missing", folder.Out)])
        {
            var refused = Assert.Throws<RefusedException>(
                () => Watcher.Open(
                    folder.Options with { Inbox = inbox, Out = output }, new FakeChildren(Ok), Logger.None,
                    folder.Time));
            Assert.Equal(RefusalKind.Folders, refused.Kind);
        }
        File.Delete(link);
    }

    [Theory]
    [InlineData("-rf.pdf")]
    [InlineData("a\nb.pdf")]
    [InlineData("=1+1.pdf")]
    [InlineData("预算 公开（2026）🙂.pdf")]
    [InlineData("e\u0301\u202Efdp.exe.pdf")]
    [InlineData("...pdf")]
    [InlineData("con.pdf ")]
    [InlineData("..\\..\\x.pdf")]
    [InlineData("a")]
    public void Any_name_works_and_none_leads_outside(string name)
    {
        if (name.StartsWith('.')) name = "x" + name;
        folder.Drop(name);
        folder.Run(Ok);
        Assert.True(folder.Has("done/" + name));
        var result = Assert.Single(
            Directory.EnumerateFiles(folder.Out, "*", SearchOption.AllDirectories),
            f => f.EndsWith(".json", StringComparison.Ordinal) && !f.Contains("/.", StringComparison.Ordinal));
        Assert.DoesNotContain(Path.GetRelativePath(folder.Out, result), c => char.IsControl(c) || c is '\\' or ':');
    }

    [Fact]
    public void Names_of_255_bytes_work_with_all_that_is_made_of_them()
    {
        var name = new string('预', 83) + "12.pdf"; // 255 bytes
        folder.Drop(name, "1");
        folder.Run((_, _) => new ChildReply { Code = 6, Error = "damaged" });
        Assert.True(folder.Has("failed/" + name));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(folder.Inbox, "failed")).Count());
        folder.Drop(name, "2");
        folder.Run(Ok);
        folder.Drop(name, "3");
        folder.Run(Ok);
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(folder.Inbox, "done")).Count());
        Assert.Equal(2, Directory.EnumerateFiles(folder.Out, "*.json").Count());
    }

    [Fact]
    public void Sub_folders_are_taken_only_when_asked_for_and_keep_their_shape()
    {
        Directory.CreateDirectory(Path.Combine(folder.Inbox, "上海", "静安"));
        folder.Drop("上海/静安/a.pdf");
        folder.Run(Ok);
        Assert.True(folder.Has("上海/静安/a.pdf"));
        folder.Run(new FakeChildren(Ok), folder.Options with { Recursive = true });
        Assert.True(folder.Has("done/上海/静安/a.pdf"));
        Assert.True(File.Exists(Path.Combine(folder.Out, "上海", "静安", "a.json")));
    }

    [Fact]
    public void A_file_that_a_dying_watcher_always_had_in_hand_is_put_aside()
    {
        folder.Drop("a.pdf");
        var options = folder.Options;
        using (var ledger = OpenAfterRun())
        {
            ledger.Taken("c", null, "k.pdf", Sha("killer"), 6, options.Settings, options.Version);
            for (var i = 0; i < options.Interruptions - 1; i++)
            {
                ledger.Attempted("c", Sha("killer"));
                ledger.Interrupted(Sha("killer"));
            }
            ledger.Attempted("c", Sha("killer"));
        }
        var claim = Directory.CreateDirectory(Path.Combine(folder.Inbox, ".disclosure-extract", "work", "c"));
        File.WriteAllText(Path.Combine(claim.FullName, "k.pdf"), "killer");
        var children = new FakeChildren(Ok);
        folder.Run(children);
        Assert.Equal(0, children.Asked("k.pdf"));
        Assert.Contains("put aside", folder.Read("failed/k.pdf.reason.txt"), StringComparison.Ordinal);
    }

    Ledger OpenAfterRun()
    {
        folder.Run(Ok);
        return Ledger.OpenExisting(Path.Combine(folder.Out, ".disclosure-extract", "ledger.db"), folder.Time);
    }

    static string Sha(string text) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
