using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Queue.Feeding;
using DisclosureExtract.Tests.Jobs;

namespace DisclosureExtract.Tests.Queue.Working;

[Collection(nameof(Postgres))]
public sealed class BatchesTests(Postgres postgres)
{
    static ChildReply Complete(ChildRequest request, int _) => FakeChildren.Complete(request);

    [Fact]
    public async Task A_batch_run_twice_reads_each_document_once_and_publishes_it_once()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf", "b.pdf");
        var children = new FakeChildren(Complete);
        var batch = await queue.ClaimAsync();
        await queue.Worker(children).RunAsync(batch, default);
        await queue.Worker(children).RunAsync(batch, default);
        Assert.Equal((1, 1), (children.Asked("a.pdf"), children.Asked("b.pdf")));
        var result = Assert.Single((await queue.FileAsync("a.pdf")).Results);
        Assert.Equal("{\"file\":\"a.pdf\"}a.pdf", File.ReadAllText(Path.Combine(queue.StorePath, result)));
        Assert.Empty(await queue.QueryAsync("SELECT id FROM disclosure.batch", r => r.GetInt64(0)));
    }

    [Fact]
    public async Task Two_readings_that_differ_are_a_fault_of_the_program_and_the_first_result_stays()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf");
        await queue.Worker(new FakeChildren(Complete)).RunAsync(await queue.ClaimAsync(), default);
        var result = Path.Combine(queue.StorePath, Assert.Single((await queue.FileAsync("a.pdf")).Results));
        await queue.QueryAsync("UPDATE disclosure.document SET state='waiting', finished=NULL", _ => 0);
        File.WriteAllText(result, "other");
        await queue.Worker(new FakeChildren(Complete)).RunAsync(await queue.ClaimAsync(), default);
        Assert.Contains("different results", (await queue.FileAsync("a.pdf")).Reason, StringComparison.Ordinal);
        Assert.Equal("other", File.ReadAllText(result));
    }

    [Fact]
    public async Task A_document_that_takes_its_process_down_is_tried_in_another_and_then_put_aside()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("bad.pdf", "good.pdf");
        var children = new FakeChildren((request, _) =>
            request.Name == "bad.pdf" ? throw new ChildFaultException(ChildFaultKind.Crash, "ended") : FakeChildren.Complete(request));
        await queue.Worker(children).RunAsync(await queue.ClaimAsync(), default);
        Assert.Equal(2, children.Asked("bad.pdf"));
        Assert.Contains(("bad.pdf", true), children.Requests);
        Assert.Equal(("failed", "done"), ((await queue.FileAsync("bad.pdf")).State, (await queue.FileAsync("good.pdf")).State));
    }

    [Fact]
    public async Task A_document_in_hand_when_workers_are_killed_is_read_alone_and_at_last_parked()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("killer.pdf", "good.pdf");
        await queue.QueryAsync($"UPDATE disclosure.document SET starts={Portions.Alone} WHERE name='killer.pdf'", _ => 0);
        var children = new FakeChildren(Complete);
        await queue.Worker(children).RunAsync(await queue.ClaimAsync(), default);
        Assert.Equal((0, 1), (children.Asked("killer.pdf"), children.Asked("good.pdf")));
        Assert.Equal(1, (await queue.StatusAsync()).Waiting);
        await queue.QueryAsync($"UPDATE disclosure.document SET starts={Portions.Parked} WHERE name='killer.pdf'", _ => 0);
        await queue.Worker(children).RunAsync(await queue.ClaimAsync(), default);
        var parked = await queue.FileAsync("killer.pdf");
        Assert.Equal((0, "failed"), (children.Asked("killer.pdf"), parked.State));
        Assert.Contains("ended 10 times", parked.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_told_to_stop_finishes_what_is_in_hand_and_gives_the_rest_back()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf", "b.pdf");
        var children = new FakeChildren((request, _) =>
        {
            queue.Stopping.Cancel();
            return FakeChildren.Complete(request);
        });
        await queue.Worker(children).RunAsync(await queue.ClaimAsync(), default);
        var status = await queue.StatusAsync();
        Assert.Equal((1, 1, 0), (status.Done, status.Queued, status.Waiting));
    }

    [Fact]
    public async Task A_worker_that_gives_up_what_is_in_hand_does_not_count_it_against_the_document()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf");
        using var giveUp = new CancellationTokenSource();
        var children = new FakeChildren((_, _) =>
        {
            queue.Stopping.Cancel();
            giveUp.Cancel();
            return null;
        });
        await queue.Worker(children, giveUp: giveUp.Token).RunAsync(await queue.ClaimAsync(), default);
        var status = await queue.StatusAsync();
        Assert.Equal((0, 1, 0), (status.Done, status.Queued, status.Waiting));
    }

    [Fact]
    public async Task A_store_that_is_away_is_no_fault_of_a_document_and_the_worker_ends()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("a.pdf");
        var batch = await queue.ClaimAsync();
        Directory.Move(queue.StorePath, queue.StorePath + ".away");
        Directory.CreateDirectory(queue.StorePath); // where a share was mounted
        await queue.Worker(new FakeChildren(Complete)).RunAsync(batch, default);
        Assert.Equal(RefusalKind.Permission, queue.Refused!.Kind);
        Assert.Equal(1, (await queue.StatusAsync()).Queued);
        Assert.Empty(Directory.EnumerateFileSystemEntries(queue.StorePath));
    }
}
