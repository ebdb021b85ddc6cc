using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Feeding;

namespace DisclosureExtract.Tests.Queue.Feeding;

public sealed class PortionsTests
{
    static List<int> Sizes(params WaitingDocument[] waiting) =>
        [.. Portions.Next(waiting).Select(d => (int)d.Id)];

    static WaitingDocument Of(int id, long kilobytes, int starts = 0) => new(id, kilobytes << 10, starts);

    [Fact]
    public void Small_documents_go_together_and_a_large_one_alone()
    {
        Assert.Equal(Portions.Most, Portions.Next([.. Enumerable.Range(1, 500).Select(i => Of(i, 1))]).Count);
        Assert.Equal([1], Sizes(Of(1, 5000), Of(2, 1)));
        Assert.Equal([1, 2], Sizes(Of(1, 1), Of(2, 1), Of(3, 5000)));
    }

    [Fact]
    public void What_may_have_killed_its_workers_is_alone()
    {
        Assert.Equal([1], Sizes(Of(1, 1, Portions.Alone), Of(2, 1)));
        Assert.Equal([1], Sizes(Of(1, 1), Of(2, 1, Portions.Alone), Of(3, 1)));
        Assert.Equal([1, 2], Sizes(Of(1, 1, Portions.Alone - 1), Of(2, 1)));
    }
}
