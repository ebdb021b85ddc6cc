using DisclosureExtract.Facts;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Jobs.Watching;

namespace DisclosureExtract.Tests.Jobs;

/// <summary>Children that fail on purpose: shell scripts in place of the program.</summary>
public sealed class ChildTests : IDisposable
{
    readonly string staging = Directory.CreateTempSubdirectory("child-").FullName;

    public void Dispose() => Directory.Delete(staging, recursive: true);

    async Task<ChildReply> Ask(string script, ChildLimits? limits = null, CancellationToken stop = default)
    {
        limits ??= new ChildLimits();
        using var child = Child.Start(new ChildCommand("/bin/sh", ["-c", script]), limits, staging);
        return await child.AskAsync(new ChildRequest { Path = "x", Name = "x", Staging = staging }, limits, stop);
    }

    async Task<ChildFaultException> Fault(
        string script,
        ChildLimits? limits = null) => await Assert.ThrowsAsync<ChildFaultException>(() => Ask(script, limits));

    [Fact]
    public async Task An_answer_comes_back()
    {
        var reply = await Ask("read line; echo noise >&2; echo '{\"opened\":3}'; echo '{\"code\":0,\"status\":\"complete\",\"facts\":7}'; sleep 60");
        Assert.Equal((0, 7), (reply.Code, reply.Facts));
    }

    [Theory]
    [InlineData("read line; exit 3", "Crash", "code 3")]
    [InlineData("read line; kill -9 $$", "Killed", "killed")]
    [InlineData("read line; echo 'Stack overflow.' >&2; kill -6 $$", "Depth", "nested")]
    [InlineData("read line; echo 'Out of memory.' >&2; kill -6 $$", "Memory", "memory")]
    [InlineData("read line; echo rubbish; sleep 60", "Crash", "cannot be read")]
    [InlineData("exit 0", "Crash", "code 0")]
    public async Task Each_way_to_die_has_its_name(string script, string kind, string says)
    {
        var fault = await Fault(script);
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_in_its_fence_writes_its_results_and_nothing_else_and_has_no_network()
    {
        Assert.SkipUnless(Sandbox.IsUsed, "bubblewrap is not installed, or this machine does not let it.");
        var elsewhere = Path.Combine(Path.GetTempPath(), Path.GetFileName(staging) + ".elsewhere");
        var reply = await Ask(
            $"read line; touch {staging}/made; touch {elsewhere} 2>/dev/null || no=1; nets=$(grep -c : /proc/self/net/dev); "
            + "echo \"{\\\"code\\\":0,\\\"pages\\\":$nets,\\\"facts\\\":${no:-0}}\"");
        Assert.Equal((1, 1), (reply.Pages, reply.Facts)); // of networks only that of itself
        Assert.True(File.Exists(Path.Combine(staging, "made")));
        Assert.False(File.Exists(elsewhere));
    }

    const string Busy = "while :; do :; done";

    /// <summary>Keeps a processor for about so long, whatever else the machine does.</summary>
    static string Spend(double seconds) =>
        $"dd if=/dev/zero of=/dev/null bs=1M count={(int)(seconds * 4000)} 2>/dev/null";

    static ChildLimits Limits(double seconds, double page = 0, double scan = 0) => new()
    {
        Time = new TimeLimits
        {
            Base = TimeSpan.FromSeconds(seconds), PerPage = TimeSpan.FromSeconds(page), PerScan = TimeSpan.FromSeconds(scan),
        },
    };

    [Theory]
    [InlineData(Busy, "of processor time")]
    [InlineData("(" + Busy + ")", "of processor time")]
    [InlineData("sleep 60", "has not run")]
    public async Task What_takes_its_processor_time_and_what_waits_for_nothing_are_ended(string work, string says)
    {
        var fault = await Fault("read line; " + work, Limits(0.5));
        Assert.Equal(ChildFaultKind.Hang, fault.Kind);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.False(fault.IsPerhapsAnothers);
    }

    [Fact]
    public async Task Time_grows_with_the_pages_and_with_pages_read_from_pixels_once_they_are_read()
    {
        var work = $"{Spend(0.5)}; sleep 0.7; echo '{{\"code\":0}}'";
        Assert.Equal(0, (await Ask($"read line; echo '{{\"opened\":30}}'; {work}", Limits(0.5, page: 1))).Code);
        Assert.Equal(0, (await Ask($"read line; echo '{{\"scannedDone\":3,\"scannedPages\":9}}'; {work}", Limits(0.5, scan: 5))).Code);
        Assert.Equal(
            ChildFaultKind.Hang,
            (await Fault($"read line; echo '{{\"scannedDone\":0,\"scannedPages\":9}}'; {Busy}", Limits(0.5, scan: 5))).Kind);
    }

    [Fact]
    public async Task A_good_document_does_not_pay_for_the_one_beside_it()
    {
        // The first never ends; the second would, in a tenth of the time.
        using var pool = new ChildPool(
            new ChildCommand("/bin/sh", ["-c", $"read a; read b; {Busy}"]), Limits(1), staging, together: 2);
        ChildRequest Request(string name) => new() { Path = name, Name = name, Staging = staging };
        var both = new[] { "a", "b" }.Select(n => pool.AskAsync(Request(n), fresh: false, CancellationToken.None)).ToList();
        foreach (var one in both)
            Assert.True((await Assert.ThrowsAsync<ChildFaultException>(() => one)).IsPerhapsAnothers);
    }

    [Fact]
    public void A_process_that_waits_for_a_processor_is_not_idle()
    {
        using var busy = System.Diagnostics.Process.Start("/bin/sh", ["-c", Busy]);
        using var idle = System.Diagnostics.Process.Start("/bin/sh", ["-c", "exec sleep 60"]);
        try
        {
            Assert.True(SpinWait.SpinUntil(() => ProcessTree.WantsToRun(busy.Id), TimeSpan.FromSeconds(20)));
            Assert.True(SpinWait.SpinUntil(() => ProcessTree.ProcessorTime(busy.Id) > TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(60)));
            Assert.True(SpinWait.SpinUntil(() => !ProcessTree.WantsToRun(idle.Id), TimeSpan.FromSeconds(20)));
            Assert.True(ProcessTree.ProcessorTime(idle.Id) < TimeSpan.FromSeconds(0.1));
        }
        finally
        {
            busy.Kill();
            idle.Kill();
        }
    }

    [Fact]
    public async Task Too_much_memory_or_output_ends_the_child()
    {
        Assert.Equal(
            ChildFaultKind.Memory,
            (await Fault("read line; x=$(head -c 150M /dev/zero | tr '\\0' x); sleep 60; :", new ChildLimits { Memory = 64 << 20 })).Kind);
        // What it started counts with it.
        Assert.Equal(
            ChildFaultKind.Memory,
            (await Fault("read line; (x=$(head -c 150M /dev/zero | tr '\\0' x); sleep 60; :); sleep 60", new ChildLimits { Memory = 64 << 20 })).Kind);
        Assert.Equal(
            ChildFaultKind.Output,
            (await Fault($"read line; head -c 3M /dev/zero > '{staging}/result.json'; sleep 60", new ChildLimits { Output = 1 << 20 })).Kind);
    }

    [Fact]
    public async Task Who_was_asked_beside_others_need_not_be_to_blame_for_the_end()
    {
        var limits = new ChildLimits();
        using var pool = new ChildPool(
            new ChildCommand("/bin/sh", ["-c", "read a; read b; kill -6 $$"]), limits, staging, together: 2);
        ChildRequest Request(string name) => new() { Path = name, Name = name, Staging = staging };
        var both = new[] { "a", "b" }.Select(n => pool.AskAsync(Request(n), fresh: false, CancellationToken.None)).ToList();
        foreach (var one in both)
            Assert.True((await Assert.ThrowsAsync<ChildFaultException>(() => one)).IsPerhapsAnothers);
        var alone = await Fault("read line; kill -6 $$");
        Assert.False(alone.IsPerhapsAnothers);
    }

    [Fact]
    public async Task An_end_is_heard_though_somebody_keeps_the_output_open()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal(ChildFaultKind.Killed, (await Fault("read line; sleep 60 & kill -9 $$")).Kind);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Answers_come_back_to_who_asked()
    {
        using var pool = new ChildPool(
            new ChildCommand("/bin/sh", ["-c", "read a; read b; echo '{\"id\":2,\"code\":0,\"facts\":2}'; echo '{\"id\":1,\"code\":0,\"facts\":1}'; sleep 60"]),
            new ChildLimits(), staging, together: 2);
        ChildRequest Request(string name) => new() { Path = name, Name = name, Staging = staging };
        var both = new[] { "a", "b" }.Select(n => pool.AskAsync(Request(n), fresh: false, CancellationToken.None)).ToList();
        Assert.Equal([1, 2], (await Task.WhenAll(both)).Select(r => r.Facts).Order());
    }

    [Fact]
    public async Task Told_to_stop_the_child_is_gone()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask("read line; sleep 60", stop: stop.Token));
    }
}
