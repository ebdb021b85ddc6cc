using DisclosureExtract.Correct;
using DisclosureExtract.Server.Library;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureExtract.Tests.Server.Library;

/// <summary>Of two people who decide at once none is lost, and none takes the other's place unseen.</summary>
public sealed class DecisionBookTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("disclosure-").FullName;

    string Path => System.IO.Path.Combine(folder, "review.db");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    static Decision Decision(string id, int rev, string cause = "c1") =>
        new() { Id = id, Cause = cause, Action = "accept", At = "2026-11-30T10:00:00Z", Rev = rev, By = id };

    static DecisionBook Book(Store store) => new(store, new FakeTimeProvider(DateTimeOffset.UnixEpoch));

    [Fact]
    public void The_second_who_had_not_seen_the_first_is_told_of_it_and_can_decide_again()
    {
        using var store = new Store(Path);
        var book = Book(store);
        Assert.NotNull(book.Add("d", Decision("anna", 0)).Saved);
        var second = book.Add("d", Decision("bo", 0));
        Assert.Null(second.Saved);
        Assert.Equal(["anna"], second.Decisions.Select(d => d.By));
        Assert.NotNull(book.Add("d", Decision("bo2", 1) with { Supersedes = "anna" }).Saved);
        Assert.Equal(["anna", "bo2"], book.Of("d").Select(d => d.Id));
    }

    [Fact]
    public void One_that_is_sent_twice_is_kept_once()
    {
        using var store = new Store(Path);
        var book = Book(store);
        book.Add("d", Decision("a", 0));
        Assert.NotNull(book.Add("d", Decision("a", 0)).Saved);
        Assert.Null(book.Add("d", Decision("a", 0) with { Action = "reject" }).Saved);
        Assert.Single(book.Of("d"));
    }

    [Fact]
    public void What_was_saved_is_there_when_the_file_is_opened_again()
    {
        using (var store = new Store(Path)) Book(store).Add("d", Decision("a", 0));
        using var again = new Store(Path);
        Assert.Equal("a", Assert.Single(Book(again).Of("d")).Id);
    }

    [Fact]
    public void Many_at_once_leave_one_row_of_decisions_without_a_gap()
    {
        using var store = new Store(Path);
        var book = Book(store);
        Parallel.For(0, 60, i =>
        {
            for (var rev = 0; book.Add("d", Decision($"{i}", rev)).Saved is null; rev++) { }
        });
        Assert.Equal(Enumerable.Range(0, 60), book.Of("d").Select(d => d.Rev));
    }
}
