using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Tests.Jobs;

public sealed class LedgerTests : IDisposable
{
    readonly WatchedFolder folder = new();

    string Path => WatchFolders.LedgerIn(folder.Out);

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Damage => [
        "zeros", "rubbish", "cut", "a page", "a table", "columns", "wal", "empty", "header", "an index", "no wal", "a foreign wal",
        "a foreign shm", "a foreign database", "a folder",
    ];

    [Theory, MemberData(nameof(Damage))]
    public void Whatever_befalls_the_ledger_the_next_start_works_and_nothing_is_lost(string damage)
    {
        for (var i = 0; i < 300; i++) folder.Drop($"a{i}.pdf", $"text {i}");
        folder.Run(new FakeChildren((request, _) => FakeChildren.Complete(request)));
        Befall(damage);
        folder.Drop("b.pdf", "another");
        folder.Run(new FakeChildren((request, _) => FakeChildren.Complete(request)));
        Assert.True(folder.Has("done/b.pdf"));
        Assert.True(folder.Has("done/a0.pdf"));
        Assert.Contains(folder.Status.Files, f => f.Name == "b.pdf");
        // What was known before is either known still, or the bytes are done anew: never lost.
        folder.Drop("again.pdf", "text 7");
        folder.Run(new FakeChildren((request, _) => FakeChildren.Complete(request)));
        Assert.True(folder.Has("done/again.pdf"));
    }

    [Fact]
    public void Status_of_a_damaged_ledger_says_what_to_do()
    {
        folder.Drop("a.pdf");
        folder.Run(new FakeChildren((request, _) => FakeChildren.Complete(request)));
        Befall("rubbish");
        var refused = Assert.Throws<RefusedException>(() => folder.Status);
        Assert.Equal(RefusalKind.Damaged, refused.Kind);
        Assert.Contains("next start of watch", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "done")]
    [InlineData(false, "failed")]
    public void A_review_is_ended_by_a_person_and_stays_ended_for_the_same_bytes(bool isRight, string state)
    {
        var children = new FakeChildren((request, _) => FakeChildren.Complete(request) with { Status = "needs_review" });
        folder.Drop("a.pdf");
        folder.Run(children);
        Assert.True(folder.Has("review/a.pdf"));
        LedgerTools.Judge(folder.Out, "a.pdf", isRight, "the sum is printed so", folder.Time);
        Assert.True(folder.Has($"{state}/a.pdf"));
        Assert.False(folder.Has("review/a.pdf"));
        Assert.False(folder.Has("review/a.pdf.reason.txt"));
        Assert.Equal(!isRight, folder.Has("failed/a.pdf.reason.txt"));
        var file = Assert.Single(folder.Status.Files);
        Assert.Equal(state, file.State);
        Assert.Contains("the sum is printed so", file.Reason, StringComparison.Ordinal);
        var again = Assert.Throws<RefusedException>(() => LedgerTools.Judge(folder.Out, "a.pdf", isRight, "", folder.Time));
        Assert.Contains("not in review", again.Message, StringComparison.Ordinal);
        folder.Drop("b.pdf");
        folder.Run(children);
        Assert.True(folder.Has($"{state}/b.pdf"));
    }

    void Befall(string damage)
    {
        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(Path);
        switch (damage)
        {
            case "zeros":
                File.WriteAllBytes(Path, new byte[bytes.Length]);
                break;
            case "rubbish":
                new Random(1).NextBytes(bytes);
                File.WriteAllBytes(Path, bytes);
                break;
            case "cut":
                File.WriteAllBytes(Path, bytes[..(bytes.Length / 2)]);
                break;
            case "a page":
                Array.Fill(bytes, (byte)0xA5, bytes.Length / 2 / 4096 * 4096, 4096);
                File.WriteAllBytes(Path, bytes);
                break;
            case "a table":
                Execute("DROP TABLE contents");
                break;
            case "columns":
                Execute("DROP TABLE arrivals; CREATE TABLE arrivals(claim TEXT, name TEXT, hash TEXT, state TEXT)");
                break;
            case "wal":
                File.WriteAllBytes(Path + "-wal", [.. bytes.Take(5000).Select(b => (byte)~b)]);
                break;
            case "empty":
                File.WriteAllBytes(Path, []);
                break;
            case "header":
                Array.Fill(bytes, (byte)'?', 0, 100);
                File.WriteAllBytes(Path, bytes);
                break;
            case "an index":
                Execute(
                    """
                    PRAGMA writable_schema=ON;
                    UPDATE sqlite_master SET sql='CREATE INDEX arrivals_name ON arrivals(taken)' WHERE name='arrivals_name'
                    """);
                break;
            case "no wal":
                using (var open = new SqliteConnection($"Data Source={Path};Pooling=False"))
                {
                    open.Open();
                    using var held = open.CreateCommand();
                    held.CommandText = "SELECT COUNT(*) FROM contents";
                    held.ExecuteScalar();
                    Execute("UPDATE contents SET attempts=attempts+1"); // stays in the file beside
                    bytes = File.ReadAllBytes(Path);
                }
                File.WriteAllBytes(Path, bytes);
                break;
            case "a foreign wal" or "a foreign shm":
                var tail = damage.EndsWith("wal", StringComparison.Ordinal) ? "-wal" : "-shm";
                File.WriteAllBytes(Path + tail, Foreign(tail));
                break;
            case "a foreign database":
                File.WriteAllBytes(Path, Foreign(""));
                break;
            case "a folder":
                File.Delete(Path);
                Directory.CreateDirectory(Path);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage));
        }
    }

    /// <summary>A file of a database of somebody else, who has it open.</summary>
    byte[] Foreign(string tail)
    {
        var other = System.IO.Path.Combine(folder.Out, "other.db");
        using var open = new SqliteConnection($"Data Source={other};Pooling=False");
        open.Open();
        using var command = open.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode=WAL; CREATE TABLE contents(a, b); CREATE TABLE notes(text);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000) INSERT INTO notes SELECT hex(randomblob(50)) FROM n;
            """
            + (tail.Length == 0 ? "PRAGMA wal_checkpoint(TRUNCATE)" : "");
        command.ExecuteNonQuery();
        return File.ReadAllBytes(other + tail);
    }

    void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
