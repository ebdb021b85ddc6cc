using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Tests.Jobs;

namespace DisclosureExtract.Tests.Queue.Books;

[Collection(nameof(Postgres))]
public sealed class SubmissionTests(Postgres postgres)
{
    [Fact]
    public async Task The_same_bytes_are_one_document_under_all_their_names()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        Assert.Equal(new Submitted(2, 1, 0), await queue.SubmitAsync(1, ("a.pdf", "x"), ("b.pdf", "y"), ("copy.pdf", "x")));
        Assert.Equal(new Submitted(0, 1, 0), await queue.SubmitAsync(1, ("again.pdf", "x")));
        await queue.Worker(new FakeChildren((request, _) => FakeChildren.Complete(request))).RunAsync(await queue.ClaimAsync(), default);
        var status = await queue.StatusAsync();
        Assert.Equal(2, status.Done);
        Assert.Equal(["a.pdf", "again.pdf", "b.pdf", "copy.pdf"], status.Files.Select(f => f.Name).Order());
        Assert.Equal("a.pdf", (await queue.FileAsync("copy.pdf")).SameAs);
        Assert.Equal((await queue.FileAsync("a.pdf")).Results, (await queue.FileAsync("again.pdf")).Results);
    }

    [Fact]
    public async Task What_becomes_more_urgent_goes_ahead_and_what_is_less_urgent_stays()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync(2, ("bulk.pdf", "x"));
        Assert.Equal(new Submitted(0, 1, 1), await queue.SubmitAsync(0, ("bulk.pdf", "x")));
        Assert.Equal(new Submitted(0, 1, 0), await queue.SubmitAsync(1, ("bulk.pdf", "x")));
        var feed = await queue.FeedAsync();
        Assert.Equal([0], await feed.PrioritiesAsync(default));
    }

    [Fact]
    public async Task What_failed_by_no_fault_of_its_own_is_read_again_when_it_comes_again_or_is_asked_for()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        await queue.SubmitAsync("bad.pdf", "lost.pdf");
        File.Delete(Path.Combine(queue.StorePath, "originals", QueueFolder.Hash("lost.pdf")[..2], QueueFolder.Hash("lost.pdf")));
        var damaged = new FakeChildren((request, _) => new() { Code = 6, Error = "damaged" });
        await queue.Worker(damaged).RunAsync(await queue.ClaimAsync(), default);
        Assert.Equal(2, (await queue.StatusAsync()).Failed);
        Assert.Contains("not in the store", (await queue.FileAsync("lost.pdf")).Reason, StringComparison.Ordinal);
        Assert.Equal(new Submitted(0, 2, 1), await queue.SubmitAsync("bad.pdf", "lost.pdf"));
        var submissions = new Submissions(queue.Book);
        Assert.Equal(1, await submissions.RetryAsync(["bad.pdf"], default));
        await queue.Worker(new FakeChildren((request, _) => FakeChildren.Complete(request))).RunAsync(await queue.ClaimAsync(), default);
        Assert.Equal(2, (await queue.StatusAsync()).Done);
        await Assert.ThrowsAsync<RefusedException>(() => submissions.RetryAsync(["bad.pdf"], default));
    }
}
